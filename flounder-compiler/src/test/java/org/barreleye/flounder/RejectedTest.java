package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.GoldenCase;
import org.barreleye.compiler.testing.GoldenFiles;
import org.barreleye.flounder.compare.InterfaceComparison;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The findings in sources with errors. A case with several files has a line before each. */
class RejectedTest {
    private static final GoldenFiles GOLDEN = GoldenFiles.in(Path.of("src/test/resources"));
    /** Needs 32,763 messages; the test of its example provokes it. */
    private static final String TOO_LONG_FOR_A_CASE = FlounderCode.TOO_MANY_MESSAGES.code();

    @TestFactory
    Stream<DynamicTest> says() {
        return GOLDEN.rejected(golden -> new HumanRenderer(false).render(findings(golden)));
    }

    @Test
    void every_code_has_a_case() {
        Set<String> missing = new TreeSet<>();
        Stream.of(FlounderCode.values()).map(FlounderCode::code).forEach(missing::add);

        GOLDEN.cases("rejected").forEach(golden -> missing.removeAll(Texts.codes(findings(golden))));

        assertThat(missing).containsExactly(TOO_LONG_FOR_A_CASE);
    }

    private static Findings findings(GoldenCase golden) {
        String text = golden.input().text();
        List<SourceFile> files = Texts.files(text);
        if (files.get(0).name().startsWith("old/")) {
            Diagnostics diagnostics = new Diagnostics();
            Change.report(InterfaceComparison.of(version(files.get(0)), version(files.get(1))), Breakage.STRICT,
                    InterfaceComparison::code, diagnostics);
            return diagnostics.findings();
        }
        Sources sources = text.contains("interface ") ? Texts.sources(text) : new Sources(List.of(), files);
        return golden.name().equals("layout")
                ? FlounderCompiler.check(sources, CheckOption.LAYOUTS).findings()
                : FlounderCompiler.check(sources, CheckOption.LINT).findings();
    }

    private static List<Interface> version(SourceFile file) {
        return List.of(Texts.resolved(new Sources(List.of(), List.of(file))));
    }
}
