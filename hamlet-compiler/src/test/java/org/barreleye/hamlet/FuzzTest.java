package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.diagnostic.render.HumanRenderer;
import org.barreleye.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/**
 * The suite, mutated by chance. Nothing crashes, every complaint can be shown, and for whatever is accepted Java comes
 * out. Longer with {@code -Dfuzz.rounds=}, the same again with {@code -Dseed=}.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);
    private static final List<SourceFile> SUITE = List.of(Sources.resource("caps.hl"),
            Sources.resource("conformance/semantics.hl"), Sources.resource("conformance/mapping-database.hl"));
    private static final List<String> SPLICES =
            List.of("{", "}", "(", ")", "[", "]", ";", ",", "@", "=", "\"", "\\", "->", "/*", "*/", "//", "/**", "0",
            "-", "0x", "99999999999999999999", "define", "cap", "abstract", "inherit", "from", "from_self", "address",
            "size", "size_bits", "eq", "mem_to_phys", "get_address", "rights", "spaces", "needs", "invocation",
            "operation", "objtype", "@mint", "@number(3)", "@transferable", "is_always_copy", "+", "\u0000", "\u202E",
            "\uFEFF", "\uD800", "\uD835\uDC9C", "\n", "\r", "_", "\"struct capability\"");

    @Test
    void whatever_the_source_the_compiler_answers() {
        Random random = Seeds.random("whatever the source, the compiler answers");
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(SUITE.get(random.nextInt(SUITE.size())).text(), random);
            try {
                accepted += answer(Sources.text(text)) ? 1 : 0;
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
        Compilation compilation = HamletCompiler.compile(source, CompilerOptions.withPackagePrefix("fuzz")
                .withAllParts());
        String shown = new HumanRenderer(false).render(compilation.findings());
        assertThat(shown).doesNotContain("Syntax(", "Context", "HamletGrammar", "\u0000", "\u202E");
        assertThat(compilation.findings().hasErrors() && !compilation.output().files().isEmpty()).isFalse();
        return !compilation.findings().hasErrors();
    }
}
