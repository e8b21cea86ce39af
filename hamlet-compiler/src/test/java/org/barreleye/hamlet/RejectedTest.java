package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.testing.GoldenCase;
import org.barreleye.compiler.testing.GoldenFiles;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The findings in sources with errors and in doubtful sources. */
class RejectedTest {
    private static final GoldenFiles GOLDEN = GoldenFiles.in(Path.of("src/test/resources"));

    private static final Pattern FOUND_BY_LINT_AND_BREAKING = Pattern.compile("HL00[56]\\d");

    @TestFactory
    Stream<DynamicTest> says() {
        return GOLDEN.rejected(golden -> new HumanRenderer(false)
                .render(HamletCompiler.check(golden.input()).findings()));
    }

    @Test
    void every_code_has_a_case() {
        Set<String> missing = new TreeSet<>();
        Stream.of(HamletCode.values()).map(HamletCode::code)
                .filter(code -> !FOUND_BY_LINT_AND_BREAKING.matcher(code).matches())
                .forEach(missing::add);

        GOLDEN.cases("rejected").forEach(golden -> missing.removeAll(codes(golden)));

        assertThat(missing).isEmpty();
    }

    private static Set<String> codes(GoldenCase golden) {
        return new TreeSet<>(Sources.codes(HamletCompiler.check(golden.input()).findings()));
    }
}
