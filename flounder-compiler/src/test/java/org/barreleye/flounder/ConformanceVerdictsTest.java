package org.barreleye.flounder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs that the reference accepted or refused. */
class ConformanceVerdictsTest {
    private static final Map<String, String> DEVIATIONS = deviations();

    private static Map<String, String> deviations() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("StringS", "FL0001: 'Strings[10]' is no 'String s[10]'");
        reasons.put("String_prefix_type2", "FL0001: 'Stringy[10]' is no 'String y[10]'");
        reasons.put("alias_redefines_include_lmp", "FL0053: an imported type must not be declared differently (E12)");
        reasons.put("array_zero", "FL0020: an array has at least one element (E20)");
        reasons.put("descr_commentend", "FL0027: a description must not end a comment (E27)");
        reasons.put("dup_arg", "FL0015: parameters have different names (E15)");
        reasons.put("dup_enum", "FL0017: enumerators have different names (E17)");
        reasons.put("dup_field", "FL0016: fields have different names (E16)");
        reasons.put("dup_rpc_message", "FL0014: a message must not be called like half an rpc (E14)");
        reasons.put("dyn_bool_lmp", "extension: dynamic arrays of every element with a fixed layout");
        reasons.put("dyn_typedef_struct_lmp", "extension: dynamic arrays of every element with a fixed layout");
        reasons.put("meta_space_after_at", "extension: blanks may follow the @");
        reasons.put("no_arch", "extension: there is no architecture to name (E30)");
        reasons.put("nul_after", "FL0041: nothing may follow the interface (E05), least of all a control character");
        reasons.put("string_big", "FL0045: more than an array of the Java virtual machine can hold");
        reasons.put("struct_array_field", "extension: arrays as fields");
        reasons.put("trailing_garbage", "FL0005: nothing may follow the interface (E05)");
        reasons.put("typedef_builtin_name", "FL0011: a builtin type keeps its meaning (E11)");
        reasons.put("ump_struct_size", "extension: types of the machine's width travel as 64 bits");
        reasons.put("ump_typedef_size", "extension: types of the machine's width travel as 64 bits");
        reasons.put("ump_uintptr", "extension: types of the machine's width travel as 64 bits");
        reasons.put("undeclared_in_struct_unused_lmpheader",
                "FL0007: unknown types are reported whether they are used or not");
        return reasons;
    }

    @TestFactory
    Stream<DynamicTest> the_verdict_is_that_of_the_reference_or_the_deviation_has_a_reason() {
        return Texts.table("verdicts.tsv").stream().map(row -> row.split("\t", -1)).map(row ->
                DynamicTest.dynamicTest(row[0], () -> {
                    List<String> codes = codes(row[3]);
                    boolean accepted = codes.isEmpty();
                    boolean referenceAccepted = row[1].equals("accept");
                    String reason = DEVIATIONS.get(row[0]);
                    if (reason == null) {
                        assertThat(accepted).as("%s: %s", row[3], codes).isEqualTo(referenceAccepted);
                    } else {
                        assertThat(accepted).as("%s: %s", row[3], codes).isNotEqualTo(referenceAccepted);
                        assertThat(reason).startsWith(accepted ? "extension:" : codes.get(0) + ":");
                    }
                }));
    }

    @Test
    void every_deviation_is_about_a_row() {
        assertThat(Texts.table("verdicts.tsv").stream().map(row -> row.split("\t")[0]))
                .containsAll(DEVIATIONS.keySet());
    }

    /** The codes of the errors, in order of place. */
    private static List<String> codes(String escaped) {
        SourceFile source = SourceFile.of("t.if", Texts.unescaped(escaped));
        Sources sources = new Sources(List.of(Texts.conformance("basetypes.if")), List.of(source));
        return Texts.codes(FlounderCompiler.check(sources).findings().errorsOnly());
    }
}
