package org.barreleye.flounder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.Interface;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlannerTest {
    /** The layout of the first message of an interface with some declarations. */
    private static String layout(Architecture architecture, Transport transport, String... declarations) {
        Interface definition = Texts.parcel(declarations);
        InterfacePlan plan = InterfacePlan.of(definition, architecture, transport);
        return LayoutTable.layout(transport, plan.messages().get(0));
    }

    private static String ump(String... declarations) {
        return layout(Architecture.X86_64, Transport.UMP, declarations);
    }

    private static String lmp(String... declarations) {
        return layout(Architecture.X86_64, Transport.LMP, declarations);
    }

    @Nested
    class Words {
        @Test
        void hold_values_sorted_by_size_and_equals_in_order() {
            assertThat(ump("message m(uint32 a, uint8 b, uint32 c, int8 d);"))
                    .isEqualTo("W{0=b:uint8[0..7]<<0 + d:int8[0..7]<<8 + a:uint32[0..31]<<16; 1=c:uint32[0..31]<<0}");
        }

        @Test
        void are_never_filled_afterwards() {
            assertThat(ump("message m(bool a, uint64 b, uint64 c);"))
                    .isEqualTo("W{0=a:bool[0..0]<<0; 1=b:uint64[0..63]<<0; 2=c:uint64[0..63]<<0}");
        }

        @Test
        void of_32_bits_hold_halves_of_wider_values() {
            assertThat(layout(Architecture.X86_32, Transport.UMP, "message m(uint64 a, bool b);"))
                    .isEqualTo("W{0=b:bool[0..0]<<0; 1=a:uint64[0..31]<<0; 2=a:uint64[32..63]<<0}");
        }

        @Test
        void of_the_machines_width_depend_on_the_machine() {
            assertThat(layout(Architecture.X86_32, Transport.UMP, "message m(size a);"))
                    .isEqualTo("W{0=a:size[0..31]<<0}");
            assertThat(layout(Architecture.K1OM, Transport.UMP, "message m(size a);"))
                    .isEqualTo("W{0=a:size[0..63]<<0}");
        }
    }

    @Nested
    class Fragments {
        private static final String NINE = "typedef uint64 nine[9];";

        @Test
        void hold_seven_words_on_a_ring() {
            List<Fragment> fragments = InterfacePlan.canonical(Texts.parcel(NINE, "message m(nine a);"), Transport.UMP)
                    .messages().get(0).fragments();

            assertThat(fragments).extracting(fragment -> ((Fragment.Fixed) fragment).words().size())
                    .containsExactly(7, 2);
        }

        @Test
        void hold_as_many_words_as_the_architecture_says_on_an_endpoint() {
            assertThat(Transport.LMP.wordsPerFragment(Architecture.X86_64)).isEqualTo(10);
            assertThat(Transport.LMP.wordsPerFragment(Architecture.K1OM)).isEqualTo(10);
            assertThat(Transport.LMP.wordsPerFragment(Architecture.X86_32)).isEqualTo(4);
            assertThat(Transport.LMP.wordsPerFragment(Architecture.ARM)).isEqualTo(4);
            assertThat(Transport.LMP.wordsPerFragment(Architecture.AARCH64)).isEqualTo(4);
            assertThat(Transport.UMP.wordsPerFragment(Architecture.X86_32)).isEqualTo(14);
        }

        @Test
        void have_the_same_layout_within_a_domain_as_between_two_cores() {
            String[] declarations = {"message m(uint64 a, String b[9], cap c);"};

            assertThat(layout(Architecture.X86_64, Transport.LOOPBACK, declarations))
                    .isEqualTo(layout(Architecture.X86_64, Transport.LOCAL, declarations))
                    .isEqualTo(layout(Architecture.X86_64, Transport.UMP, declarations));
        }

        @Test
        void are_one_empty_one_if_there_is_nothing_to_carry() {
            assertThat(ump("message m();")).isEqualTo("W{}");
        }

        @Test
        void are_none_but_the_string_if_there_is_only_a_string() {
            assertThat(ump("message m(String s[3]);")).isEqualTo("STR(s)");
        }

        @Test
        void of_strings_follow_those_of_words_in_order() {
            assertThat(ump("message m(char a[n, 9], uint8 b, String s[3]);"))
                    .isEqualTo("W{0=b:uint8[0..7]<<0} | BUF(char a len n) | STR(s)");
        }
    }

    @Nested
    class Capabilities {
        @Test
        void are_sent_beside_a_ring_in_order() {
            assertThat(ump("message m(cap a, uint8 b, give_away_cap c);"))
                    .isEqualTo("W{0=b:uint8[0..7]<<0} || caps: copy a, give c");
        }

        @Test
        void are_sent_with_successive_fixed_fragments_on_an_endpoint_and_then_with_empty_ones_at_the_end() {
            assertThat(lmp("message m(cap a, String s[3], give_away_cap b, cap c);"))
                    .isEqualTo("W{0=#msgnum:uint16[0..15]<<0 + #token:uint32[0..31]<<16} +cap(copy a) | STR(s)"
                            + " | W{} +cap(give b) | W{} +cap(copy c)");
        }

        @Test
        void may_be_elements_and_fields() {
            assertThat(ump("typedef cap two[2];", "typedef struct { two a; give_away_cap b; } s;", "message m(s v);"))
                    .isEqualTo("W{} || caps: copy v.a[0], copy v.a[1], give v.b");
        }
    }

    @Nested
    class ExtensionsOfTheLanguage {
        @Test
        void arrays_in_structures_are_flattened_in_place() {
            assertThat(ump("typedef struct { uint8 a; uint8 b[3]; uint8 c; } s;", "message m(s v);"))
                    .isEqualTo("W{0=v.a:uint8[0..7]<<0 + v.b[0]:uint8[0..7]<<8 + v.b[1]:uint8[0..7]<<16"
                            + " + v.b[2]:uint8[0..7]<<24 + v.c:uint8[0..7]<<32}");
        }

        @Test
        void strings_in_structures_are_fragments_in_flattening_order() {
            assertThat(ump("typedef struct { String a[4]; uint8 b; String c[5]; } s;", "typedef s two[2];",
                    "message m(String t[9], two v);"))
                    .isEqualTo("W{0=v[0].b:uint8[0..7]<<0 + v[1].b:uint8[0..7]<<8} | STR(t)"
                            + " | STR(v[0].a) | STR(v[0].c) | STR(v[1].a) | STR(v[1].c)");
        }

        @Test
        void arrays_may_have_any_elements_of_fixed_layout() {
            assertThat(ump("typedef struct { uint16 a; bool b; } s;", "typedef enum { x } e;", "typedef e es[2];",
                    "message m(s v[n, 4], e w[k, 2], es u[l, 3], size z[o, 3]);"))
                    .isEqualTo("BUF(s v len n) | BUF(e w len k) | BUF(es u len l) | BUF(size z len o)");
        }
    }

    @Nested
    class ElementsOfArrays {
        private static ElementLayout element(String... declarations) {
            return ((Leaf.Buffer) InterfacePlan.canonical(Texts.parcel(declarations), Transport.UMP)
                    .messages().get(0).leaves().get(0)).element();
        }

        @Test
        void are_packed_without_gaps() {
            ElementLayout element = element("typedef enum { x } e;",
                    "typedef struct { bool a; uint16 b; e c; size d; char f[2]; } s;", "message m(s v[n, 4]);");

            assertThat(element.bytes()).isEqualTo(1 + 2 + 4 + 8 + 2);
            assertThat(element.isScalar()).isFalse();
            assertThat(element.entries()).extracting(slot -> slot.value().path() + "@" + slot.offset())
                    .containsExactly("v.a@0", "v.b@1", "v.c@3", "v.d@7", "v.f[0]@15", "v.f[1]@16");
        }

        @Test
        void may_be_a_single_value() {
            ElementLayout element = element("message m(int32 v[n, 4]);");

            assertThat(element.bytes()).isEqualTo(4);
            assertThat(element.isScalar()).isTrue();
        }
    }

    @Nested
    class Overflow {
        @Test
        void is_cut_after_the_length() {
            assertThat(Transport.UMP.overflow(Architecture.X86_64)).isEqualTo(new OverflowCapacity(48, 56));
            assertThat(Transport.UMP.overflow(Architecture.ARM)).isEqualTo(new OverflowCapacity(48, 56));
            assertThat(Transport.LMP.overflow(Architecture.X86_64)).isEqualTo(new OverflowCapacity(72, 80));
            assertThat(Transport.LMP.overflow(Architecture.AARCH64)).isEqualTo(new OverflowCapacity(24, 32));
            assertThat(Transport.LMP.overflow(Architecture.ARM)).isEqualTo(new OverflowCapacity(32, 36));
            assertThat(Transport.LMP.overflow(Architecture.X86_32)).isEqualTo(new OverflowCapacity(12, 16));
        }

        @Test
        void takes_as_many_messages_as_it_needs_and_one_at_least() {
            OverflowCapacity capacity = new OverflowCapacity(48, 56);

            assertThat(List.of(0L, 48L, 49L, 104L, 105L)).extracting(capacity::fragments)
                    .containsExactly(1, 1, 2, 2, 3);
            assertThat(capacity.fragments(Integer.MAX_VALUE)).isEqualTo(38_347_923);
        }
    }
}
