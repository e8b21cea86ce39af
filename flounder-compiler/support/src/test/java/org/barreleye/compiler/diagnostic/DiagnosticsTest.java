package org.barreleye.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.ToyCode;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private final SourceFile source = SourceFile.of("a.if", "0123456789");

    @Test
    void sorts_by_place_and_reports_each_thing_once() {
        var diagnostics = new Diagnostics();
        diagnostics.report(ToyCode.UNKNOWN_TYPE, source.span(5, 6), "later");
        diagnostics.report(ToyCode.UNKNOWN_TYPE, source.span(1, 2), "sooner").note("because");
        diagnostics.report(ToyCode.UNKNOWN_TYPE, source.span(1, 2), "sooner");

        assertThat(diagnostics.findings().diagnostics()).extracting(Diagnostic::toString)
                .containsExactly("a.if:1:2: error[TY0007]: sooner", "a.if:1:6: error[TY0007]: later");
        assertThat(diagnostics.findings().diagnostics().get(0).notes()).hasSize(1);
    }

    @Test
    void only_errors_stop_the_next_phase() {
        var diagnostics = new Diagnostics();
        diagnostics.report(ToyCode.UNUSED, source.span(0, 1), "not used");

        assertThat(diagnostics.hasErrors()).isFalse();
        assertThat(diagnostics.findings().hasErrors()).isFalse();
        assertThat(diagnostics.findings().warningsAsErrors().hasErrors()).isTrue();
        assertThat(diagnostics.findings().errorsOnly().isEmpty()).isTrue();

        diagnostics.report(ToyCode.SYNTAX, source.span(0, 1), "wrong");

        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.findings().errorsOnly().diagnostics()).hasSize(1);
    }

    @Test
    void the_limit_keeps_errors_and_counts_what_it_leaves_out() {
        var diagnostics = new Diagnostics(2);
        diagnostics.report(ToyCode.UNUSED, source.span(0, 1), "first");
        diagnostics.report(ToyCode.UNUSED, source.span(1, 2), "second");
        diagnostics.report(ToyCode.SYNTAX, source.span(2, 3), "third");

        assertThat(diagnostics.findings().omitted()).isEqualTo(1);
        assertThat(diagnostics.findings().diagnostics()).extracting(Diagnostic::message)
                .containsExactly("first", "third");
    }
}
