package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.barreleye.compiler.rule.LintRules;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lint rules, which may be chosen. */
class RulesTest {
    /** A types file that is useless, but right: another rule, of no taste, says of wrong ones that they are. */
    private static final String USELESS = "// file: types.if\ntypedef uint8 shade;\n// file: parcel.if\n"
            + Texts.parcelText("message m();");

    static Set<FlounderCode> lintCodes() {
        return Rules.lintCodes();
    }

    @ParameterizedTest
    @MethodSource("lintCodes")
    void a_rule_reports_its_own_code_if_it_is_wanted_and_only_then(FlounderCode code) {
        var sources = Texts.sources(code == FlounderCode.UNUSED_IMPORT ? USELESS : code.badExample());
        Set<FlounderCode> others = Rules.lintCodes();
        others.remove(code);

        assertThat(Texts.codes(FlounderCompiler.lint(sources, EnumSet.of(code)).findings())).contains(code.code());
        assertThat(Texts.codes(FlounderCompiler.lint(sources, others).findings())).doesNotContain(code.code());
    }

    @Test
    void they_are_named_by_their_codes_or_readable_names() {
        assertThat(LintRules.select(Rules.lintCodes(), List.of())).isEqualTo(Rules.lintCodes());
        assertThat(LintRules.select(Rules.lintCodes(), List.of("fl0033", "naming-convention")))
                .containsExactly(FlounderCode.UNUSED_TYPE, FlounderCode.NAMING_CONVENTION);
        assertThatThrownBy(() -> LintRules.select(Rules.lintCodes(), List.of("FL0007")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'FL0007' is not a lint rule; the lint rules are FL0033 (unused-type), ");
    }

    @Test
    void every_rule_has_a_test_of_its_name() throws IOException {
        Path main = Path.of("src/main/java/org/barreleye/flounder/rule");
        try (Stream<Path> sources = Files.list(main)) {
            List<Path> rules = sources.filter(file -> isRule(file)).toList();

            assertThat(rules).hasSizeGreaterThan(15).allSatisfy(rule -> assertThat(
                    Path.of("src/test/java/org/barreleye/flounder/rule",
                            rule.getFileName().toString().replace(".java", "Test.java"))).exists());
        }
    }

    private static boolean isRule(Path file) {
        try {
            return Files.readString(file).matches("(?s).*implements (Syntax|Model)Rule.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
