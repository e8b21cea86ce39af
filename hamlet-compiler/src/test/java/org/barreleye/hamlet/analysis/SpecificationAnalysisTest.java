package org.barreleye.hamlet.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.hamlet.Sources;
import org.barreleye.hamlet.interpreter.Interpreter;
import org.barreleye.hamlet.interpreter.RandomSpecifications;
import org.barreleye.hamlet.interpreter.RetypeInterpreter;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The analysis of a specification, compared with the interpreter and with results counted by hand. */
class SpecificationAnalysisTest {
    private static final int ROUNDS = 40;

    private static Specification specification(String text) {
        return HamletCompiler.check(Sources.text(text)).specification().orElseThrow();
    }

    private static CapabilityType type(Specification specification, String name) {
        return specification.type(name).orElseThrow();
    }

    private static List<Specification> many(String property) {
        Random random = Seeds.random(property);
        return random.ints(ROUNDS).mapToObj(i -> RandomSpecifications.accepted(random))
                .map(source -> HamletCompiler.check(source).specification().orElseThrow())
                .toList();
    }

    @Nested
    class Relations_between_types {
        @Test
        void are_those_of_the_interpreter() {
            for (Specification specification : many("relations between types are those of the interpreter")) {
                Interpreter interpreter = new Interpreter(specification, 0);
                TypeRelations relations = TypeRelations.of(specification);
                List<CapabilityType> types = specification.concreteTypes();
                assertThat(relations.count()).isEqualTo(types.size());
                for (int i = 0; i < types.size(); i++) {
                    CapabilityType type = types.get(i);
                    assertThat(relations.index(type)).isEqualTo(i);
                    assertThat(relations.root(i)).isEqualTo(interpreter.typeRoot(type));
                    assertThat(relations.parent(i)).isEqualTo(type.parent().map(types::indexOf).orElse(-1));
                    assertThat(relations.isRevokedFirst(i, true)).isEqualTo(interpreter.isRevokedFirst(type, true));
                    assertThat(relations.isRevokedFirst(i, false)).isEqualTo(interpreter.isRevokedFirst(type, false));
                    assertThat(relations.isRetypable(i)).isEqualTo(interpreter.isRevokedFirst(type, false));
                    for (int j = 0; j < types.size(); j++) {
                        assertThat(relations.isWellFounded(i, j))
                                .isEqualTo(interpreter.isWellFounded(type, types.get(j)));
                        assertThat(relations.isBelow(i, j)).isEqualTo(interpreter.isTypeBelow(type, types.get(j)));
                    }
                }
            }
        }

        @Test
        void number_a_walk_through_the_forest() {
            TypeRelations relations =
                    TypeRelations.of(specification("cap A {}; cap B from A {}; cap C {}; cap D from B {}; "
                    + "cap E from A {};"));

            assertThat(List.of(0, 1, 2, 3, 4)).extracting(relations::preorderNumber).containsExactly(0, 1, 4, 2, 3);
            assertThat(List.of(0, 1, 2, 3, 4)).extracting(relations::lastBelow).containsExactly(3, 2, 4, 2, 3);
        }

        @Test
        void know_only_types_that_capabilities_can_have() {
            Specification specification = specification("cap A abstract {}; cap B inherit A;");

            assertThatThrownBy(() -> TypeRelations.of(specification).index(type(specification, "A")))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A");
        }
    }

    @Nested
    class Retype_rules {
        @Test
        void are_there_for_the_types_that_can_be_made() {
            for (Specification specification : many("retype rules are there for the types that can be made")) {
                SpecificationAnalysis analysis = SpecificationAnalysis.of(specification, 7);
                Interpreter interpreter = new Interpreter(specification, 7);
                assertThat(analysis.physicalWindow()).isEqualTo(7);
                for (CapabilityType target : specification.concreteTypes()) {
                    List<CapabilityType> sources = specification.concreteTypes().stream()
                            .filter(source -> interpreter.isWellFounded(source, target))
                            .toList();
                    boolean makeable = RetypeInterpreter.isMakeable(target) && !sources.isEmpty();
                    assertThat(analysis.retype(target).isPresent()).as("%s", target).isEqualTo(makeable);
                    analysis.retype(target).ifPresent(rule -> {
                        assertThat(rule.sources()).isEqualTo(sources);
                        specification.concreteTypes().forEach(source ->
                                assertThat(rule.allowsSource(source)).isEqualTo(sources.contains(source)));
                    });
                }
                assertThat(analysis.retypeSources()).isEqualTo(specification.concreteTypes().stream()
                        .filter(source -> analysis.retypes().stream().anyMatch(rule -> rule.sources().contains(source)))
                        .toList());
            }
        }

        @Test
        void know_what_the_fields_can_hold() {
            Specification specification =
                    specification("define page 4096; cap R { address genpaddr a; size gensize s; };"
                    + "cap A from R { address uint32 a; size uint16 s; }; cap B from R { address genpaddr a; size { "
                    + "page }; };"
                    + "cap C from R { address genpaddr a; size_bits uint8 s; };");
            RetypeRule a = RetypeRule.of(type(specification, "A"), specification).orElseThrow();
            RetypeRule b = RetypeRule.of(type(specification, "B"), specification).orElseThrow();
            RetypeRule c = RetypeRule.of(type(specification, "C"), specification).orElseThrow();

            assertThat(List.of(a.addressMax(), a.sizeMax(), a.fixedSize())).containsExactly(0xffff_ffffL, 0xffffL, 0L);
            assertThat(List.of(b.addressMax(), b.sizeMax(), b.fixedSize())).containsExactly(-1L, -1L, 4096L);
            assertThat(List.of(c.addressMax(), c.sizeMax(), c.fixedSize())).containsExactly(-1L, -1L, 0L);
            assertThat(List.of(a.sizeInBits(), b.sizeInBits(), c.sizeInBits())).containsExactly(false, false, true);
            assertThat(a.address().name()).isEqualTo("a");
            assertThat(a.size()).map(Field::name).contains("s");
            assertThat(RetypeRule.of(type(specification, "R"), specification)).isEmpty();
        }

        @Test
        void leave_out_mappings_templates_and_fields_that_serve_twice() {
            Specification specification = specification("cap R { address genpaddr a; size gensize s; };"
                    + "@mapping cap M from R { address genpaddr a; size gensize s; };"
                    + "cap T abstract { address genpaddr a; size gensize s; }; cap U from R inherit T;"
                    + "cap D from R { address genpaddr a; size { a }; };"
                    + "cap P from R { address genpaddr a; size gensize s; \"struct capability\" c; };");

            assertThat(SpecificationAnalysis.of(specification, 0).retypes()).extracting(rule -> rule.target().name())
                    .containsExactly("U");
            assertThat(RetypeRule.of(type(specification, "T"), specification)).isEmpty();
        }
    }

    @Nested
    class Wire_forms {
        private static WireForm form(String fields) {
            return WireForm.of(type(specification("cap A { " + fields + " };"), "A")).orElseThrow();
        }

        @Test
        void put_wide_fields_where_there_is_room_first() {
            WireForm form = form("uint8 a; uint64 b; uint32 c; uint16 d;");

            assertThat(form.places())
                    .extracting(place -> place.field().name() + place.word() + ":" + place.shift() + "+"
                    + place.bits()).containsExactly("a2:0+8", "b1:0+64", "c0:16+32", "d0:48+16");
            assertThat(List.of(form.usedMask(0), form.usedMask(1), form.usedMask(2), form.usedMask(3)))
                    .containsExactly(-1L, -1L, 0xffL, 0L);
            assertThat(form.places().get(3).mask()).isEqualTo(0xffffL << 48);
        }

        @Test
        void hold_three_words_and_six_bytes_and_no_more() {
            assertThat(form("uint64 a; uint64 b; uint64 c; uint32 d; uint16 e;").places()).hasSize(5);
            assertThat(WireForm.of(type(
                    specification("cap A { uint64 a; uint64 b; uint64 c; uint32 d; uint16 e; uint8 f; };"), "A")))
                    .isEmpty();
        }

        @Test
        void exclude_what_means_something_on_one_core_only() {
            assertThat(WireForm.of(type(specification("cap A { \"struct dcb\" d; };"), "A"))).isEmpty();
        }

        @Test
        void give_every_field_bits_of_its_own() {
            for (Specification specification : many("wire forms give every field bits of its own")) {
                specification.concreteTypes().forEach(type -> WireForm.of(type).ifPresent(form -> check(type, form)));
            }
        }

        private static void check(CapabilityType type, WireForm form) {
            assertThat(form.places()).extracting(WireForm.Place::field).isEqualTo(type.fields());
            for (int word = 0; word < WireForm.WORDS; word++) {
                long used = word == 0 ? 0xffff : 0;
                for (WireForm.Place place : form.places()) {
                    if (place.word() == word) {
                        assertThat(place.mask() & used).isZero();
                        assertThat(Long.bitCount(place.mask())).isEqualTo(8 * place.field().type().bytes());
                        assertThat(place.field().type()).isInstanceOf(FieldType.Number.class);
                        used |= place.mask();
                    }
                }
                assertThat(form.usedMask(word)).isEqualTo(used);
            }
        }
    }
}
