package org.barreleye.compiler.diagnostic.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Test;

class BuildLogRendererTest {
    private final Diagnostics diagnostics = new Diagnostics(1);

    BuildLogRendererTest() {
        var source = SourceFile.of("/a b/parcel.if", "first\nsecond");
        diagnostics.report(ToyCode.UNKNOWN_TYPE, source.span(6, 12), "no\u202E type");
        diagnostics.report(ToyCode.UNUSED, source.span(0, 5), "left out");
    }

    @Test
    void shows_the_place_as_javac_does_in_maven() {
        assertThat(new BuildLogRenderer(false).render(diagnostics.findings())).isEqualTo("""
                /a b/parcel.if:[2,1] TY0007: no<U+202E> type
                1 more finding is not shown
                """);
    }

    @Test
    void shows_the_line_if_asked() {
        assertThat(new BuildLogRenderer(true).render(diagnostics.findings())).isEqualTo("""
                /a b/parcel.if:[2,1] TY0007: no<U+202E> type
                    2 | second
                      | ^^^^^^
                1 more finding is not shown
                """);
    }

    @Test
    void a_file_may_be_called_otherwise() {
        assertThat(new BuildLogRenderer(false).render(diagnostics.findings().renamed(name -> name.substring(5))))
                .startsWith("parcel.if:[2,1]");
    }
}
