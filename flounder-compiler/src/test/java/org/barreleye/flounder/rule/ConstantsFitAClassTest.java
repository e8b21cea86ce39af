package org.barreleye.flounder.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;

class ConstantsFitAClassTest {
    private static String many(int count, String declaration) {
        return IntStream.range(0, count).mapToObj(i -> declaration.replace("#", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    @Test
    void a_thousand_rpcs_fit() {
        assertThat(Texts.findingsIn(many(1_000, "rpc r#(in uint8 a, in String b[4], out bool c, out errval d);")))
                .isEmpty();
    }

    @Test
    void many_thousands_of_messages_do_not() {
        assertThat(Texts.findingsIn(many(4_000, "message m#(uint8 a);"))).containsExactly("FL0044 1:11 parcel");
    }

    @Test
    void nor_do_many_thousands_of_fields_with_different_names() {
        String fields = many(200, "bool f#_@;");
        String types = IntStream.range(0, 60)
                .mapToObj(i -> "typedef struct {" + fields.replace("@", String.valueOf(i)) + "} t" + i + ";")
                .collect(Collectors.joining());

        assertThat(Texts.findingsIn(types, many(60, "message m#(t# t);"))).containsExactly("FL0044 1:11 parcel");
    }

    @Test
    void the_elements_of_an_array_are_counted_once() {
        assertThat(Texts.findingsIn("typedef struct { String a[3]; uint8 b; } t; typedef t many[20000];",
                "message m(many m);")).isEmpty();
    }
}
