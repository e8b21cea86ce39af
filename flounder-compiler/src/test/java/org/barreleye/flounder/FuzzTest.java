package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.source.Span;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.flounder.format.FlounderFormatter;
import org.barreleye.flounder.format.FlounderPrinter;
import org.barreleye.flounder.plan.Architecture;
import org.barreleye.flounder.plan.LayoutTable;
import org.barreleye.flounder.plan.Transport;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.antlr.FlounderReader;
import org.junit.jupiter.api.Test;

/**
 * The suite, mutated by chance. Nothing crashes, every complaint can be shown, and whatever is accepted can be printed,
 * formatted and laid out. Longer with {@code -Dfuzz.rounds=}, the same again with {@code -Dseed=}.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);
    private static final List<String> SPLICES =
            List.of("{", "}", "(", ")", "[", "]", ";", ",", "@", "=", "\"", "\\", "'", "/*", "*/", "//", "/**", "0",
            "-", "0x", "99999999999", "interface", "message", "rpc", "in", "out", "typedef", "struct", "enum", "alias",
            "call", "response", "String", "string", "cap", "uint8", "size", "class", "\u0000", "\u202E", "\uFEFF",
            "\uD800", "\uD835\uDC9C", "\n", "\r", "_", "[n, 3]", "[3]", "<", ">", "<Frame, read>", "cap<Service>");

    private static final List<SourceFile> SOURCES = Stream.concat(
            Texts.SUITE.stream().map(name -> Texts.conformance(name + ".if")),
            Texts.folder("roundtrip", "lending.if").interfaces().stream()).toList();

    @Test
    void whatever_the_source_the_compiler_answers() {
        Random random = Seeds.random("whatever the source, the compiler answers");
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SourceFile source = SOURCES.get(random.nextInt(SOURCES.size()));
            String text = mutated(source.text(), random);
            try {
                accepted += answer(SourceFile.of(source.name(), text)) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("round " + round + " fails for:\n" + text, e);
            }
        }
        assertThat(accepted).as("accepted mutants").isPositive();
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !mutant.isEmpty(); changes--) {
            int at = random.nextInt(mutant.length());
            int length = Math.min(mutant.length() - at, 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> mutant.delete(at, at + length);
                case 1 -> mutant.insert(at, SPLICES.get(random.nextInt(SPLICES.size())));
                case 2 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, at + length));
                case 3 -> mutant.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x3000));
                default -> mutant.replace(at, at + 1, " " + SPLICES.get(random.nextInt(SPLICES.size())) + " ");
            }
        }
        return mutant.toString();
    }

    private static boolean answer(SourceFile source) {
        Sources sources = new Sources(
                List.of(Texts.conformance("basetypes.if")), List.of(source), Optional.of(Texts.index()));
        CheckResult checked = FlounderCompiler.check(sources, CheckOption.LINT, CheckOption.LAYOUTS);
        assertThat(checked.findings().hasErrors()).isNotEqualTo(!checked.interfaces().isEmpty());
        String shown = new HumanRenderer(false).render(checked.findings());
        assertThat(shown).doesNotContain("Declaration", "Context", "FlounderGrammar", "\u0000", "\u202E");
        Diagnostics diagnostics = new Diagnostics();
        FlounderReader.readInterface(source, diagnostics)
                .filter(definition -> !diagnostics.hasErrors())
                .ifPresent(definition -> printsAndFormats(source, definition));
        checked.interfaces().forEach(definition -> assertThat(LayoutTable.rows(definition,
                List.of(Architecture.values()), Transport.LAYOUTS)).isNotEmpty());
        return !checked.interfaces().isEmpty();
    }

    private static void printsAndFormats(SourceFile source, InterfaceSyntax definition) {
        InterfaceSyntax again = read(FlounderPrinter.print(definition));
        assertThat(again).usingRecursiveComparison().ignoringFieldsOfTypes(Span.class).isEqualTo(definition);

        List<String> formatted = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        FlounderFormatter formatter = new FlounderFormatter(OptionalInt.empty(), diagnostics);
        formatted.add(formatter.format(source).orElseThrow());
        formatted.add(formatter.format(SourceFile.of(source.name(), formatted.get(0))).orElseThrow());
        assertThat(formatted.get(1)).isEqualTo(formatted.get(0));
        assertThat(read(formatted.get(0))).usingRecursiveComparison().ignoringFieldsOfTypes(Span.class)
                .isEqualTo(definition);
    }

    private static InterfaceSyntax read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        return FlounderReader.readInterface(SourceFile.of("again.if", text), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.findings() + " in\n" + text));
    }
}
