package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts that the reference computed, row for row. */
class ConformanceLayoutsTest {
    private static final Path SUITE = Path.of("src/test/resources/conformance");

    @ParameterizedTest
    @ValueSource(strings = {"authority", "bulk", "native", "quirks", "scalars", "shapes"})
    void every_message_is_laid_out_as_by_the_reference(String name) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Interface definition = FlounderCompiler.resolve(read(name), List.of(read("basetypes")), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.findings()));

        List<String> rows = LayoutTable.rows(definition,
                List.of(Architecture.X86_64, Architecture.ARM, Architecture.AARCH64), List.of(Transport.values()));

        List<String> expected = Files.readAllLines(SUITE.resolve("layouts.tsv")).stream()
                .filter(row -> !row.startsWith("#") && row.split("\t")[2].equals(name))
                .toList();
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    private static SourceFile read(String name) throws IOException {
        return SourceFile.read(name + ".if", SUITE.resolve(name + ".if"));
    }
}
