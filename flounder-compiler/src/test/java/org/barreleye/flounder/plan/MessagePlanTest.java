package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.api.Test;

class MessagePlanTest {
    private static List<MessagePlan> plans(String... declarations) {
        return InterfacePlan.canonical(Texts.parcel(declarations), Transport.LMP).messages();
    }

    @Test
    void is_fixed_without_strings_and_arrays() {
        assertThat(plans("message a(uint8 x, cap c);", "message b(uint8 x, String s[3]);", "message c(char t[n, 3]);"))
                .extracting(MessagePlan::isFixed).containsExactly(true, false, false);
    }

    @Test
    void is_found_by_its_message() {
        Interface definition = Texts.parcel("message a();", "rpc b();", "message c();");
        InterfacePlan plan = InterfacePlan.canonical(definition, Transport.UMP);

        assertThat(plan.architecture()).isEqualTo(Architecture.X86_64);
        definition.messages().forEach(message -> assertThat(plan.plan(message).message()).isSameAs(message));
    }

    @Test
    void knows_how_many_bytes_its_strings_and_arrays_may_take() {
        List<Leaf> leaves = plans("message a(String s[9], uint32 t[n, 3]);").get(0).leaves();

        assertThat(leaves).extracting(leaf -> ((Leaf.Overflow) leaf).maximumBytes()).containsExactly(9L, 12L);
    }

    @Test
    void separates_its_words_from_its_strings_and_arrays() {
        MessagePlan plan = plans("message a(String s[9], uint64 x, cap c, uint32 t[n, 3], cap d, bool y);").get(0);

        assertThat(plan.words()).extracting(word -> word.pieces().size()).containsExactly(3, 1);
        assertThat(plan.overflows()).extracting(leaf -> leaf.path().toString()).containsExactly("s", "t");
    }

    @Test
    void is_spelled_out_for_the_fingerprint() {
        Interface definition = Texts.parcel("typedef enum { a, b } e;", "typedef struct { e x; uint8 y[2]; } s;",
                "typedef s two[2];", "rpc r(in two v, out String t[4], in char u[n, 5], in cap c);");

        assertThat(CanonicalText.line(definition.messages().get(0)))
                .isEqualTo("3 call r_call(struct{enum{a,b} x;uint8[2] y}[2] v, char[,5] u, cap c)");
    }
}
