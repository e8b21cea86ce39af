package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    void they_are_named_by_their_codes() {
        assertThat(Rules.lintCodes(List.of())).isEqualTo(Rules.lintCodes());
        assertThat(Rules.lintCodes(List.of("fl0033", "FL0052")))
                .containsExactly(FlounderCode.UNUSED_TYPE, FlounderCode.NAMING_CONVENTION);
        assertThatThrownBy(() -> Rules.lintCodes(List.of("FL0007"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'FL0007' is no lint rule; those are FL0033, ");
    }
}
