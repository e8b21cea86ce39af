package org.barreleye.flounder.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.compiler.compare.Change;
import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.CheckOption;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.compare.InterfaceComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlounderCodeTest {
    private static final List<FlounderCode> FOUND_BY_OTHER_MEANS = List.of(FlounderCode.WIRE_BROKEN,
            FlounderCode.SOURCE_BROKEN, FlounderCode.FINGERPRINT_CHANGED);

    @ParameterizedTest
    @EnumSource
    void the_bad_example_provokes_the_finding_and_no_other_error(FlounderCode code) {
        if (FOUND_BY_OTHER_MEANS.contains(code)) {
            return;
        }
        var findings = FlounderCompiler.check(Texts.sources(code.badExample()), CheckOption.LINT, CheckOption.LAYOUTS)
                .findings();

        assertThat(Texts.codes(findings)).contains(code.code());
        assertThat(Texts.codes(findings.errorsOnly()))
                .allMatch(found -> found.equals(code.code()));
    }

    @ParameterizedTest
    @EnumSource
    void the_good_example_provokes_nothing_at_all(FlounderCode code) {
        if (FOUND_BY_OTHER_MEANS.contains(code)) {
            return;
        }
        var findings = FlounderCompiler.check(Texts.sources(code.goodExample()), CheckOption.LINT).findings();

        assertThat(findings.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WIRE_BROKEN", "SOURCE_BROKEN", "FINGERPRINT_CHANGED"})
    void the_examples_of_changes_are_two_versions(FlounderCode code) {
        assertThat(changes(code.badExample())).extracting(change -> InterfaceComparison.code(change.breakage()))
                .containsExactly(code);
        assertThat(changes(code.goodExample()))
                .noneMatch(change -> InterfaceComparison.code(change.breakage()) == code);
    }

    private static List<Change> changes(String example) {
        List<SourceFile> versions = Texts.files(example);
        assertThat(versions).extracting(SourceFile::name).containsExactly("old/parcel.if", "new/parcel.if");
        return InterfaceComparison.of(
                List.of(Texts.resolved(new Sources(List.of(), versions.subList(0, 1)))),
                List.of(Texts.resolved(new Sources(List.of(), versions.subList(1, 2)))));
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_explained_in_a_paragraph(FlounderCode code) {
        assertThat(code.explanation()).hasSizeGreaterThan(50).endsWith(".").doesNotContain("\n\n");
        assertThat(code.title()).isNotBlank();
    }

    @Test
    void codes_are_found_by_number_and_by_readable_name_in_any_case() {
        assertThat(DiagnosticCode.find(List.of(FlounderCode.values()), "fl0007")).contains(FlounderCode.UNKNOWN_TYPE);
        assertThat(DiagnosticCode.find(List.of(FlounderCode.values()), "FL9999")).isEmpty();
        assertThat(DiagnosticCode.find(List.of(FlounderCode.values()), "Unknown-Type"))
                .contains(FlounderCode.UNKNOWN_TYPE);
        assertThat(FlounderCode.UNKNOWN_TYPE.severity()).isEqualTo(Severity.ERROR);
    }
}
