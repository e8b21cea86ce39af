package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs that the reference accepted or refused. */
class ConformanceVerdictsTest {
    private static final Path VERDICTS = Path.of("src/test/resources/conformance/verdicts.tsv");
    private static final Map<String, String> DEVIATIONS = deviations();

    private static Map<String, String> deviations() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("bom", "HL0029: a byte order mark hides everything behind it from the reference");
        reasons.put("define-huge", "HL0010: constants fit 64 bits");
        reasons.put("dup-cap-case", "HL0004: types differ by more than case (E04)");
        reasons.put("dup-field", "HL0013: fields of a type have different names (E13)");
        reasons.put("eq-unknown-type", "HL0014: the type of a field must be known (E14)");
        reasons.put("field-type-address_t", "HL0014: the type of a field must be known (E14)");
        reasons.put("garbage-only", "HL0001: nothing is dropped silently (E01)");
        reasons.put("get_address-add", "HL0024: get_address takes a reference to a capability (E24)");
        reasons.put("get_address-int", "HL0024: get_address takes a reference to a capability (E24)");
        reasons.put("semicolon-extra", "HL0001: nothing is dropped silently (E01)");
        reasons.put("type-quoted-empty", "HL0032: a quoted type has a name (E32)");
        reasons.put("unionname-collide", "HL0004: types differ by more than case (E04)");
        return reasons;
    }

    private static List<String> table() {
        try {
            return Files.readAllLines(VERDICTS).stream().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_verdict_is_that_of_the_reference_or_the_deviation_has_a_reason() {
        return table().stream().map(row -> row.split("\t", -1)).map(row -> DynamicTest.dynamicTest(row[0], () -> {
            List<String> codes = codes(unescaped(row[4]));
            boolean accepted = codes.isEmpty();
            boolean referenceAccepted = row[1].equals("accept");
            String reason = DEVIATIONS.get(row[0]);
            if (reason == null) {
                assertThat(accepted).as("%s: %s", row[4], codes).isEqualTo(referenceAccepted);
            } else {
                assertThat(accepted).as("%s: %s", row[4], codes).isNotEqualTo(referenceAccepted);
                assertThat(reason).startsWith(accepted ? "extension:" : codes.get(0) + ":");
            }
        }));
    }

    @Test
    void what_is_generated_for_accepted_rows_compiles_without_a_warning() {
        OutputTree.Builder everything = OutputTree.builder();
        int accepted = 0;
        for (String row : table()) {
            String text = unescaped(row.split("\t", -1)[4]);
            Compilation compilation =
                    HamletCompiler.compile(Sources.text(text), CompilerOptions.withPackagePrefix("row" + accepted)
                            .withAllParts());
            if (!compilation.findings().hasErrors()) {
                everything.addAll(compilation.output());
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(30);
        assertThat(JavaCompilation.of(everything.build()).diagnostics()).isEmpty();
    }

    @Test
    void every_deviation_is_about_a_row() {
        assertThat(table().stream().map(row -> row.split("\t")[0])).containsAll(DEVIATIONS.keySet());
    }

    private static List<String> codes(String text) {
        return Sources.codes(HamletCompiler.check(Sources.text(text)).findings().errorsOnly());
    }

    /** The table writes control characters, and what is not visible, with a backslash. */
    private static String unescaped(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = cell.charAt(++i);
            switch (kind) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case 'f' -> text.append('\f');
                case 'v' -> text.append('\u000b');
                case 'u' -> {
                    text.append((char) Integer.parseInt(cell.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                case 'x' -> {
                    text.append((char) Integer.parseInt(cell.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> text.append(kind);
            }
        }
        return text.toString();
    }
}
