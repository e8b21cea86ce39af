package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaWordsTest {
    @Test
    void are_those_without_a_dot_before_them() {
        var words = JavaWords.in("skipped; Map.Entry<K> e1 = map.first(0x1F, 2L);", 9,
                Set.of("K", "Map", "e1", "map", "Entry", "first", "skipped", "M"));

        assertThat(words.missing()).containsExactly("Entry", "M", "first", "skipped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Role\"", "\"Role \\\" Role\"", "'\\''", "\"// Role\"", "\"/* Role\"", "'\"'"})
    void are_not_in_strings_and_characters(String text) {
        assertThat(JavaWords.in("a " + text + "\nb", 0, Set.of("a", "b", "Role")).missing())
                .containsExactly("Role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"// Role's", "/* Role's */", "/** Role's\n * Role **/", "/**/ Role + '\"' + s"})
    void are_in_comments_where_quotes_are_no_strings(String text) {
        assertThat(JavaWords.in("a " + text + "\nb", 0, Set.of("a", "b", "Role")).missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/*", "/* a", "//", "\"", "\"a", "\"\\", "'", "a.", "."})
    void end_with_a_text_that_is_cut_off(String text) {
        assertThat(JavaWords.in(text, 0, Set.of()).hasQualified()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.kpi.Role role", "p._1.Role role", "{@link org.kpi.Role}", "/** org.kpi.Role */"})
    void may_be_qualified(String text) {
        assertThat(JavaWords.in(text, 0, Set.of()).hasQualified()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Role.A.b()", "this.role.c()", "_x._y.d()", "\"org.kpi.Role\"", "org. Role"})
    void may_look_as_if_they_were(String text) {
        assertThat(JavaWords.in(text, 0, Set.of()).hasQualified()).isFalse();
    }
}
