package org.barreleye.hamlet.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.Sources;
import org.barreleye.compiler.compare.Breakage;
import org.barreleye.compiler.compare.Change;
import org.barreleye.hamlet.compare.SpecificationComparison;
import org.barreleye.hamlet.model.Specification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The explanations of findings are true. */
class HamletCodeTest {
    private static final String OLD = "// file: old/caps.hl\n";
    private static final String NEW = "// file: new/caps.hl\n";

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"WIRE_BROKEN", "SOURCE_BROKEN", "DEFINITION_CHANGED"})
    void the_bad_example_provokes_the_finding_and_no_other_error(HamletCode code) {
        Findings findings = HamletCompiler.lint(Sources.text(code.badExample())).findings();

        assertThat(Sources.codes(findings)).contains(code.code());
        assertThat(Sources.codes(findings.errorsOnly())).allMatch(found -> found.equals(code.code()));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"WIRE_BROKEN", "SOURCE_BROKEN", "DEFINITION_CHANGED"})
    void the_good_example_provokes_nothing_at_all(HamletCode code) {
        assertThat(HamletCompiler.lint(Sources.text(code.goodExample())).findings().diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_BROKEN", "SOURCE_BROKEN", "DEFINITION_CHANGED"})
    void the_examples_of_changes_are_two_versions(HamletCode code) {
        assertThat(codes(code.badExample())).containsExactly(code.code());
        assertThat(codes(code.goodExample())).doesNotContain(code.code());
    }

    private static List<String> codes(String example) {
        assertThat(example).startsWith(OLD).contains(NEW);
        Diagnostics diagnostics = new Diagnostics();
        int second = example.indexOf(NEW);
        Change.report(
                SpecificationComparison.of(version(example.substring(0, second)), version(example.substring(second))),
                Breakage.STRICT, SpecificationComparison::code, diagnostics);
        return Sources.codes(diagnostics.findings()).stream().distinct().toList();
    }

    private static Specification version(String text) {
        return HamletCompiler.check(Sources.text(text)).specification().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_explained_in_a_paragraph(HamletCode code) {
        assertThat(code.explanation()).hasSizeGreaterThan(50).endsWith(".").doesNotContain("\n\n");
        assertThat(code.title()).isNotBlank();
    }

    @Test
    void codes_are_found_by_number_and_by_readable_name_in_any_case() {
        assertThat(DiagnosticCode.find(List.of(HamletCode.values()), "hl0005")).contains(HamletCode.UNKNOWN_TYPE);
        assertThat(DiagnosticCode.find(List.of(HamletCode.values()), "HL9999")).isEmpty();
        assertThat(DiagnosticCode.find(List.of(HamletCode.values()), "unknown-type"))
                .contains(HamletCode.UNKNOWN_TYPE);
        assertThat(HamletCode.UNKNOWN_TYPE.severity()).isEqualTo(Severity.ERROR);
    }
}
