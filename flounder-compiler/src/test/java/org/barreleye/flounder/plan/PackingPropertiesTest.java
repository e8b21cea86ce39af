package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Scalar;
import org.junit.jupiter.api.Test;

/** The laws of every layout, for any message. */
class PackingPropertiesTest {
    private static final int MESSAGES = 200;

    @Test
    void every_bit_of_every_value_is_sent_exactly_once() {
        Random random = Seeds.random("every bit of every value travels exactly once");
        Interface definition = Texts.parcel(messages(random));
        for (Architecture architecture : Architecture.values()) {
            for (Transport transport : Transport.LAYOUTS) {
                InterfacePlan.of(definition, architecture, transport).messages()
                        .forEach(plan -> check(plan, architecture, transport));
            }
        }
    }

    private static String[] messages(Random random) {
        String[] messages = new String[MESSAGES];
        for (int i = 0; i < MESSAGES; i++) {
            List<String> parameters = new ArrayList<>();
            for (int p = random.nextInt(40); p > 0; p--) {
                parameters.add(Scalar.values()[random.nextInt(Scalar.values().length)] + " p" + p);
            }
            messages[i] = "message m" + i + "(" + String.join(", ", parameters) + ");";
        }
        return messages;
    }

    private static void check(MessagePlan plan, Architecture architecture, Transport transport) {
        Map<Field, Integer> bits = new LinkedHashMap<>();
        for (Fragment fragment : plan.fragments()) {
            List<Word> words = ((Fragment.Fixed) fragment).words();
            assertThat(words.size()).isLessThanOrEqualTo(transport.wordsPerFragment(architecture));
            for (Word word : words) {
                int next = 0;
                for (Piece piece : word.pieces()) {
                    assertThat(piece.shift()).isEqualTo(next);
                    assertThat(piece.low()).isEqualTo(bits.getOrDefault(piece.field(), 0));
                    assertThat(Long.bitCount(piece.mask())).isEqualTo(piece.width());
                    next += piece.width();
                    bits.merge(piece.field(), piece.width(), Integer::sum);
                }
                assertThat(next).isEqualTo(word.bits()).isLessThanOrEqualTo(architecture.wordBits());
            }
        }
        List<Field> fields = new ArrayList<>(transport.headerFields());
        plan.leaves().forEach(leaf -> fields.add((Leaf.Value) leaf));
        assertThat(bits.keySet()).containsExactlyInAnyOrderElementsOf(fields);
        bits.forEach((field, count) -> assertThat(count).isEqualTo(field.scalar().bits(architecture.wordBits())));
    }
}
