package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.plan.Repetition.Stride;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static List<Word> words(String... declarations) {
        Interface parcel = Texts.parcel(declarations);
        return InterfacePlan.canonical(parcel, Transport.UMP).messages().get(0).words();
    }

    /** First word, number of words, and strides of each repetition. */
    private static List<String> shown(List<Repetition> repetitions) {
        return repetitions.stream().map(one -> one.first() + "x" + one.count() + one.strides().stream()
                .map(stride -> " " + stride.step() + "+" + stride.advance()).toList()).toList();
    }

    private static List<String> of(String... declarations) {
        return shown(Repetition.of(words(declarations)));
    }

    @Test
    void an_array_of_words_is_one_loop() {
        assertThat(of("typedef uint64 row[9];", "message m(row r);")).containsExactly("0x9[ 0+1]");
    }

    @Test
    void a_word_of_several_elements_advances_by_so_many() {
        assertThat(of("typedef uint32 row[10];", "message m(row r);")).containsExactly("0x5[ 0+2,  0+2]");
        assertThat(of("typedef bool row[256];", "message m(row r);")).singleElement().asString()
                .startsWith("0x4[ 0+64,  0+64");
    }

    @Test
    void a_last_word_that_is_not_full_stands_alone() {
        assertThat(of("typedef uint32 row[9];", "message m(row r);")).containsExactly("0x4[ 0+2,  0+2]", "4x1[]");
    }

    @Test
    void what_comes_before_and_behind_an_array_stands_alone() {
        assertThat(of("typedef uint64 row[4];", "message m(uint64 a, row r, uint64 b, bool c);"))
                .containsExactly("0x1[]", "1x1[]", "2x4[ 0+1]", "6x1[]");
    }

    @Test
    void two_words_are_no_loop() {
        assertThat(of("typedef uint64 row[2];", "message m(row r);")).containsExactly("0x1[]", "1x1[]");
        assertThat(of("typedef uint64 row[3];", "message m(row r);")).containsExactly("0x3[ 0+1]");
    }

    @Test
    void the_fields_of_structures_in_an_array_advance_together() {
        assertThat(of("typedef struct { int32 x; int32 y; } point;", "typedef point path[5];", "message m(path p);"))
                .containsExactly("0x5[ 0+1,  0+1]");
    }

    @Test
    void fields_that_take_turns_are_no_loop() {
        assertThat(of("typedef struct { uint64 x; uint64 y; } point;", "typedef point path[3];", "message m(path p);"))
                .hasSize(6);
    }

    @Test
    void the_inner_of_two_indexes_advances() {
        assertThat(of("typedef uint64 row[3];", "typedef row table[2];", "message m(table t);"))
                .containsExactly("0x3[ 1+1]", "3x3[ 1+1]");
    }

    @Test
    void different_arrays_do_not_run_into_each_other() {
        assertThat(of("typedef uint64 row[3];", "message m(row a, row b);")).containsExactly("0x3[ 0+1]", "3x3[ 0+1]");
    }

    @Test
    void a_bit_in_front_of_an_array_shifts_only_its_first_word() {
        assertThat(of("typedef uint16 row[20];", "message m(bool b, row r);"))
                .containsExactly("0x1[]", "1x4[ 0+4,  0+4,  0+4,  0+4]", "5x1[]");
    }

    @Test
    void unrolled_words_stand_alone() {
        List<Word> words = words("typedef uint64 row[4];", "message m(row r);");

        List<Repetition> unrolled = Repetition.unrolled(words);

        assertThat(shown(unrolled)).containsExactly("0x1[]", "1x1[]", "2x1[]", "3x1[]");
        assertThat(unrolled.get(2).word()).isEqualTo(words.get(2));
        assertThat(unrolled).noneMatch(Repetition::isLoop);
        assertThat(Repetition.of(words).get(0).isLoop()).isTrue();
    }

    @Test
    void every_word_is_there_once() {
        List<Word> words = words("typedef uint8 row[100];", "typedef struct { row a; bool b; row c; } both;",
                "typedef both all[3];", "message m(all a, uint16 b);");
        int next = 0;
        for (Repetition repetition : Repetition.of(words)) {
            assertThat(repetition.first()).isEqualTo(next);
            assertThat(repetition.word()).isEqualTo(words.get(next));
            next += repetition.count();
        }
        assertThat(next).isEqualTo(words.size());
        assertThat(new Stride(1, 2)).isNotEqualTo(new Stride(1, 3));
    }
}
