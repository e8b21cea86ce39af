package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.barreleye.generated.user.ObjectType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The laws between all capabilities of all types of the specification. */
class CapabilityLawsTest {
    private static final List<Capability> ALL = Enumerated.all();
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    static BigInteger number(long unsigned) {
        return unsigned < 0 ? BigInteger.valueOf(unsigned).add(LIMIT) : BigInteger.valueOf(unsigned);
    }

    static BigInteger start(Capability capability) {
        return number(Relations.address(capability));
    }

    static BigInteger end(Capability capability) {
        return start(capability).add(number(Relations.size(capability)));
    }

    @Test
    void every_type_is_among_them() {
        assertThat(ALL).extracting(Capability::type).contains(ObjectType.values());
    }

    @Nested
    class The_order {
        private final List<Capability> sorted = new ArrayList<>(ALL);

        The_order() {
            sorted.sort(Relations::compare);
        }

        /** If all pairs of a sorted row agree with their places, the order is transitive. */
        @Test
        void is_total() {
            for (int i = 0; i < sorted.size(); i++) {
                for (int j = i; j < sorted.size(); j++) {
                    Capability left = sorted.get(i);
                    Capability right = sorted.get(j);
                    int order = Relations.compare(left, right);
                    if (order > 0 || order != -Relations.compare(right, left)) {
                        throw new AssertionError(left + " and " + right + " are out of order");
                    }
                    if (order == 0 && Relations.compare(left, sorted.get(Math.max(i, j - 1))) != 0) {
                        throw new AssertionError(left + " and " + right
                                + " are equal, and what is between them is not");
                    }
                }
            }
        }

        @Test
        void tells_equal_capabilities_in_different_places_apart() {
            for (Capability each : ALL) {
                assertThat(Relations.compare(each, 1, each, 2)).isNegative();
                assertThat(Relations.compare(each, -1, each, 2)).isPositive();
                assertThat(Relations.compare(each, 7, each, 7)).isZero();
            }
        }

        @Test
        void puts_ancestors_before_their_descendants() {
            forAllPairs((child, ancestor) -> !Relations.isDescendant(child, ancestor)
                    || Relations.compare(ancestor, child) < 0
                            && Relations.typeRoot(ancestor.type()) == Relations.typeRoot(child.type()));
        }

        @Test
        void does_not_look_at_rights() {
            for (Capability each : ALL) {
                assertThat(Relations.compare(each, each.withRights(0))).isZero();
            }
        }
    }

    @Nested
    class Copies {
        /** Of a type that does not say otherwise; one that does has all of them or none. */
        @Test
        void are_what_the_order_cannot_tell_apart() {
            Map<ObjectType, List<Capability>> byType = new EnumMap<>(ObjectType.class);
            ALL.forEach(each -> byType.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each));
            byType.forEach((type, some) -> {
                boolean never = some.stream().noneMatch(each -> ReferenceRelations.isCopy(each, each));
                boolean always = some.stream().allMatch(each -> ReferenceRelations.isCopy(each, some.get(0)));
                for (Capability left : some) {
                    for (Capability right : some) {
                        boolean equal = always || Relations.compare(left, right) == 0;
                        if (ReferenceRelations.isCopy(left, right) != (equal && !never)) {
                            throw new AssertionError(left + " and " + right + " are copies: " + !equal);
                        }
                    }
                }
            });
        }

        @Test
        void have_one_type() {
            forAllPairs((left, right) -> left.type() == right.type() || !ReferenceRelations.isCopy(left, right));
        }

        @Test
        void of_one_object_are_copies_whatever_their_rights() {
            for (Capability each : ALL) {
                assertThat(Relations.isSameObject(each, each.withRights(3))).isTrue();
                assertThat(ReferenceRelations.isCopy(each, each.withRights(3)))
                        .isEqualTo(ReferenceRelations.isCopy(each, each));
            }
        }
    }

    @Nested
    class Exact_ancestry {
        private final List<BitSet> below = new ArrayList<>();

        Exact_ancestry() {
            for (Capability ancestor : ALL) {
                BitSet descendants = new BitSet(ALL.size());
                for (int i = 0; i < ALL.size(); i++) {
                    descendants.set(i, Relations.isDescendant(ALL.get(i), ancestor));
                }
                below.add(descendants);
            }
        }

        @Test
        void is_about_something() {
            assertThat(below.stream().mapToInt(BitSet::cardinality).sum()).isPositive();
        }

        @Test
        void is_irreflexive() {
            for (int i = 0; i < ALL.size(); i++) {
                assertThat(below.get(i).get(i)).as("%s", ALL.get(i)).isFalse();
            }
        }

        @Test
        void is_antisymmetric() {
            for (int i = 0; i < ALL.size(); i++) {
                for (int j = below.get(i).nextSetBit(0); j >= 0; j = below.get(i).nextSetBit(j + 1)) {
                    if (below.get(j).get(i)) {
                        throw new AssertionError(ALL.get(i) + " and " + ALL.get(j) + " descend from each other");
                    }
                }
            }
        }

        @Test
        void is_transitive() {
            for (int i = 0; i < ALL.size(); i++) {
                for (int j = below.get(i).nextSetBit(0); j >= 0; j = below.get(i).nextSetBit(j + 1)) {
                    BitSet further = (BitSet) below.get(j).clone();
                    further.andNot(below.get(i));
                    if (!further.isEmpty()) {
                        throw new AssertionError(ALL.get(further.nextSetBit(0)) + " descends from " + ALL.get(j)
                                + ", which descends from " + ALL.get(i));
                    }
                }
            }
        }

        @Test
        void keeps_ranges_inside_as_numbers_without_limit() {
            forAllPairs((child, ancestor) -> !Relations.isDescendant(child, ancestor)
                    || start(child).compareTo(start(ancestor)) >= 0 && end(child).compareTo(end(ancestor)) <= 0);
        }

        @Test
        void includes_what_the_reference_calls_an_ancestor_unless_it_wrapped_or_has_no_room() {
            forAllPairs((child, parent) -> !ReferenceRelations.isAncestor(child, parent)
                    || Relations.isDescendant(child, parent)
                    || end(parent).compareTo(LIMIT) >= 0 || end(child).compareTo(LIMIT) >= 0
                    || start(child).equals(end(parent)));
        }
    }

    @Nested
    class Overlaps {
        @Test
        void are_those_of_numbers_without_limit() {
            forAllPairs((left, right) -> Relations.overlaps(left, Relations.address(right), Relations.size(right))
                    == (start(left).max(start(right)).compareTo(end(left).min(end(right))) < 0));
        }
    }

    private static void forAllPairs(Law law) {
        for (Capability left : ALL) {
            for (Capability right : ALL) {
                if (!law.holds(left, right)) {
                    throw new AssertionError("not for " + left + " and " + right);
                }
            }
        }
    }

    /** Something that holds between any two capabilities. */
    @FunctionalInterface
    private interface Law {
        boolean holds(Capability left, Capability right);
    }
}
