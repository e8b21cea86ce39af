package org.barreleye.flounder.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.api.Test;

class InterfaceComparisonTest {
    private static final String[] OLD = {
        "typedef enum { red, green } colour;", "typedef struct { int16 x; int16 y; } point;",
        "message draw(point p, colour c);", "rpc ask(in String q[9], in uint8 n, out uint8 a[len, 3]);"
    };

    private static List<String> changes(String... current) {
        return changes(Texts.parcel(OLD), Texts.parcel(current));
    }

    private static List<String> changes(Interface old, Interface current) {
        return InterfaceComparison.of(List.of(old), List.of(current)).stream()
                .map(change -> change.breakage() + ": " + change.sentence())
                .toList();
    }

    /** The old declarations with one text in place of another. */
    private static String[] with(String before, String after) {
        String[] lines = OLD.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replace(before, after);
        }
        return lines;
    }

    @Test
    void nothing_changes_with_comments_and_names_for_types() {
        assertThat(changes(OLD)).isEmpty();
        assertThat(changes(with("uint8 n", "/** many */ uint8 n"))).isEmpty();
        assertThat(changes(with("int16 x", "/** @deprecated use y */ int16 x"))).isEmpty();
        assertThat(changes(with("message draw", "/** @deprecated use ask */ message draw"))).isEmpty();
    }

    @Test
    void other_types_break_the_wire() {
        assertThat(changes(with("int16 x", "int32 x"))).containsExactly("wire: 'draw' carries something else");
        assertThat(changes(with("q[9]", "q[10]"))).containsExactly("wire: 'ask_call' carries something else");
        assertThat(changes(with("a[len, 3]", "a[len, 4]")))
                .containsExactly("wire: 'ask_response' carries something else");
        assertThat(changes(with("red, green", "red, green, blue")))
                .containsExactly("wire: 'draw' carries something else");
    }

    @Test
    void other_numbers_break_the_wire() {
        assertThat(changes(with("message draw", "message first(); message draw"))).containsExactly(
                "wire: 'draw' had the number 3 and now has 4", "wire: 'ask_call' had the number 4 and now has 5",
                "wire: 'ask_response' had the number 5 and now has 6",
                "strict: the message 'first' is new, so the fingerprint differs");
    }

    @Test
    void what_is_removed_breaks_the_wire() {
        assertThat(changes("message draw(uint8 p);")).containsExactly("wire: 'draw' carries something else",
                "wire: the call 'ask_call' is no longer there", "wire: the response 'ask_response' is no longer there");
        assertThat(changes(Texts.parcel(OLD), Texts.resolved(Texts.sources("interface letter { message m(); };"))))
                .containsExactly("wire: the interface 'parcel' is no longer there");
    }

    @Test
    void values_of_one_type_that_change_places_break_the_wire() {
        assertThat(changes(Texts.parcel("message m(uint8 a, uint8 b);"), Texts.parcel("message m(uint8 b, uint8 a);")))
                .containsExactly("wire: 'm' carries its values in another order");
        assertThat(changes(with("int16 x; int16 y;", "int16 y; int16 x;")))
                .containsExactly("wire: 'draw' carries its values in another order");
        assertThat(changes(with("red, green", "green, red")))
                .containsExactly("wire: 'draw' carries its values in another order");
        assertThat(changes(with("red, green", "green, blue")))
                .containsExactly("wire: 'draw' carries its values in another order");
    }

    @Test
    void other_names_break_sources() {
        assertThat(changes(with("int16 x", "int16 z")))
                .containsExactly("source: 'draw' calls something by another name");
        assertThat(changes(with("red", "blue"))).containsExactly("source: 'draw' calls something by another name");
        assertThat(changes(with("point", "place"))).containsExactly("source: 'draw' calls something by another name");
        assertThat(changes(with(" n,", " m,"))).containsExactly("source: 'ask_call' calls something by another name");
    }

    @Test
    void a_new_message_at_the_end_changes_the_fingerprint_only() {
        assertThat(changes(with("out uint8 a[len, 3]);", "out uint8 a[len, 3]); message last();")))
                .containsExactly("strict: the message 'last' is new, so the fingerprint differs");
    }
}
