package org.barreleye.cpudriver.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MappingDatabaseTest {
    private static final int ROUNDS = 300;

    /** A range of a type. Types are numbered from the root on, and each derives from those before it. */
    private record Part(int root, long address, long size, int type, int id) implements Copyable {}

    private enum Laws implements CapabilityRelations<Part> {
        PARTS;

        private static final Comparator<Part> ORDER = Comparator.comparingInt(Part::root)
                .thenComparing(Part::address, Long::compareUnsigned)
                .thenComparing(Part::size, (left, right) -> Long.compareUnsigned(right, left))
                .thenComparingInt(Part::type);

        @Override
        public int root(Part part) {
            return part.root;
        }

        @Override
        public long address(Part part) {
            return part.address;
        }

        @Override
        public long size(Part part) {
            return part.size;
        }

        @Override
        public int compare(Part left, Part right) {
            return ORDER.compare(left, right);
        }

        @Override
        public int breakTie(Part left, Part right) {
            return Integer.compare(left.id, right.id);
        }

        @Override
        public boolean isCopy(Part left, Part right) {
            return compare(left, right) == 0;
        }

        @Override
        public int flags(Part part) {
            return 1 << part.id % 7;
        }

        @Override
        public boolean isAncestor(Part ancestor, Part child) {
            long distance = child.address - ancestor.address;
            return ancestor.root == child.root
                    && ancestor.type < child.type
                    && Long.compareUnsigned(distance, ancestor.size) < 0
                    && Long.compareUnsigned(child.size, ancestor.size - distance) <= 0;
        }
    }

    /** The same queries by a linear search. */
    private static final class Naive {
        private final List<Part> parts = new ArrayList<>();

        private boolean hasCopies(Part of) {
            return parts.stream().anyMatch(other -> other.id != of.id && Laws.PARTS.isCopy(other, of));
        }

        private boolean hasDescendants(Part of) {
            return parts.stream().anyMatch(other -> Laws.PARTS.isAncestor(of, other));
        }

        private Optional<Part> firstDescendantFrom(Part of, long address) {
            return ordered().stream()
                    .filter(other -> Laws.PARTS.isAncestor(of, other))
                    .filter(other -> Long.compareUnsigned(other.address, address) >= 0)
                    .findFirst();
        }

        private Optional<Part> ancestor(Part of) {
            return parts.stream()
                    .filter(other -> Laws.PARTS.isAncestor(other, of))
                    .max(Comparator.<Part>comparingInt(Part::type).thenComparingInt(Part::id));
        }

        private List<Part> ordered() {
            return parts.stream().sorted(Laws.ORDER.thenComparingInt(Part::id)).toList();
        }

        private boolean hasDescendantIn(Part of, long address, long size) {
            return parts.stream().anyMatch(other -> Laws.PARTS.isAncestor(of, other)
                    && (Long.compareUnsigned(other.address - address, size) < 0
                    || Long.compareUnsigned(address - other.address, other.size) < 0));
        }

        private List<Part> relatives(Part of) {
            return parts.stream()
                    .filter(other -> Laws.PARTS.isCopy(other, of) || Laws.PARTS.isAncestor(of, other))
                    .toList();
        }

        private int rightsOfRelatives(Part of) {
            return relatives(of).stream().mapToInt(Laws.PARTS::flags).reduce(0, (left, right) -> left | right);
        }
    }

    /** Random parts whose ranges do not cross: each is a half of its parent's range, repeatedly. */
    private static Part random(Random random, int id) {
        int depth = random.nextInt(6);
        long size = 1L << (63 - 8 * depth);
        long address = 0;
        for (int level = 1; level <= depth; level++) {
            address += (long) random.nextInt(3) << (63 - 8 * level);
        }
        if (depth == 0) {
            address = random.nextBoolean() ? 0 : Long.MIN_VALUE;
        }
        return new Part(random.nextInt(2), address, size, depth, id);
    }

    private static long seed() {
        return Long.getLong("seed", 20_261_123L);
    }

    @Nested
    class Compared_with_a_linear_search {
        @Test
        void it_gives_the_same_results() {
            for (long seed = seed(); seed < seed() + 10; seed++) {
                Random random = new Random(seed);
                MappingDatabase<Part> database = new MappingDatabase<>(Laws.PARTS);
                Naive naive = new Naive();
                for (int round = 0; round < ROUNDS; round++) {
                    change(random, database, naive, round);
                    database.checkInvariants();
                    compare(random, database, naive, "-Dseed=" + seed + " round " + round);
                }
            }
        }

        private static boolean isInside(Part part, long address) {
            return Long.compareUnsigned(address - part.address, part.size) < 0;
        }

        private static void change(Random random, MappingDatabase<Part> database, Naive naive, int round) {
            if (!naive.parts.isEmpty() && random.nextInt(3) == 0) {
                database.remove(naive.parts.remove(random.nextInt(naive.parts.size())));
            } else {
                Part part = random(random, round);
                database.insert(part);
                naive.parts.add(part);
            }
        }

        private static void compare(Random random, MappingDatabase<Part> database, Naive naive, String when) {
            List<Part> ordered = naive.ordered();
            assertThat(database.entries()).as(when).isEqualTo(ordered);
            for (int i = 0; i < ordered.size(); i++) {
                Part part = ordered.get(i);
                assertThat(database.hasCopies(part)).as("%s %s", when, part).isEqualTo(naive.hasCopies(part));
                assertThat(database.hasDescendants(part)).as("%s %s", when, part).isEqualTo(naive.hasDescendants(part));
                for (Part from : List.of(part, ordered.get(ordered.size() / 2))) {
                    assertThat(database.firstDescendantFrom(part, from.address)).as("%s %s from %x", when, part,
                            from.address).isEqualTo(isInside(part, from.address)
                            ? naive.firstDescendantFrom(part, from.address) : Optional.empty());
                }
                assertThat(database.ancestor(part)).as("%s %s", when, part).isEqualTo(naive.ancestor(part));
                assertThat(database.predecessor(part)).as("%s %s", when, part)
                        .isEqualTo(i == 0 ? Optional.empty() : Optional.of(ordered.get(i - 1)));
                assertThat(database.successor(part)).as("%s %s", when, part)
                        .isEqualTo(i == ordered.size() - 1 ? Optional.empty() : Optional.of(ordered.get(i + 1)));
                compareRelatives(random, database, naive, part, when);
            }
        }

        private static void compareRelatives(Random random, MappingDatabase<Part> database, Naive naive, Part part,
                String when) {
            int copies = (int) naive.parts.stream().filter(other -> Laws.PARTS.isCopy(other, part)).count() - 1;
            assertThat(database.countCopies(part)).as("%s %s", when, part).isEqualTo(copies);
            assertThat(database.copies(part, 1_000)).as("%s %s", when, part).hasSize(copies);
            assertThat(database.countDescendants(part)).as("%s %s", when, part)
                    .isEqualTo(naive.relatives(part).size() - copies - 1);
            assertThat(database.descendants(part)).as("%s %s", when, part)
                    .hasSize(naive.relatives(part).size() - copies - 1);
            assertThat(database.rightsOfRelatives(part)).as("%s %s", when, part)
                    .isEqualTo(naive.rightsOfRelatives(part));
            long offset = part.size >>> (1 + random.nextInt(4)) * 4;
            long size = part.size - offset >>> random.nextInt(20);
            assertThat(database.hasDescendantIn(part, part.address + offset, size))
                    .as("%s %s %x + %x", when, part, offset, size)
                    .isEqualTo(size != 0 && naive.hasDescendantIn(part, part.address + offset, size));
        }
    }

    @Nested
    class A_range_query {
        private final MappingDatabase<Part> database = new MappingDatabase<>(Laws.PARTS);

        private Overlap overlap(long address, long size) {
            return database.overlap(0, address, size).overlap();
        }

        @Test
        void distinguishes_covering_contained_and_partial_overlap() {
            database.insert(new Part(0, 0x1000, 0x1000, 1, 1));

            assertThat(overlap(0x1000, 0x1000)).isEqualTo(Overlap.COVERING);
            assertThat(overlap(0x1800, 0x100)).isEqualTo(Overlap.COVERING);
            assertThat(overlap(0x1800, 0)).isEqualTo(Overlap.COVERING);
            assertThat(overlap(0x1000, 0)).isEqualTo(Overlap.NONE);
            assertThat(overlap(0x800, 0x1800)).isEqualTo(Overlap.CONTAINED);
            assertThat(overlap(0x1000, 0x1001)).isEqualTo(Overlap.CONTAINED);
            assertThat(overlap(0x1800, 0x1000)).isEqualTo(Overlap.PARTIAL);
            assertThat(overlap(0x800, 0x1000)).isEqualTo(Overlap.PARTIAL);
            assertThat(overlap(0x2000, 0x1000)).isEqualTo(Overlap.NONE);
        }

        @Test
        void may_reach_to_the_end_of_all_addresses() {
            database.insert(new Part(0, -0x1000, 0x1000, 1, 1));

            assertThat(overlap(-0x1000, 0x1000)).isEqualTo(Overlap.COVERING);
            assertThat(overlap(-0x2000, 0x2000)).isEqualTo(Overlap.CONTAINED);
            assertThat(overlap(-0x800, 0x800)).isEqualTo(Overlap.COVERING);
            assertThat(overlap(-0x1800, 0x1000)).isEqualTo(Overlap.PARTIAL);
        }
    }

    @Nested
    class A_copy {
        @Test
        void is_independent_of_the_original() {
            MappingDatabase<Part> database = new MappingDatabase<>(Laws.PARTS);
            database.insert(new Part(0, 0, 16, 1, 1));
            MappingDatabase<Part> copy = new StateCloner().copy(database);
            database.insert(new Part(0, 16, 16, 1, 2));

            copy.checkInvariants();
            assertThat(copy.entries()).hasSize(1);
            assertThat(database.entries()).hasSize(2);
        }
    }

    @Nested
    class A_violated_precondition {
        @Test
        void is_reported_as_a_kernel_bug() {
            MappingDatabase<Part> database = new MappingDatabase<>(Laws.PARTS);
            Part part = new Part(0, 0, 16, 1, 1);
            database.insert(part);

            assertThatThrownBy(() -> database.insert(part)).isInstanceOf(KernelBug.class).hasMessageContaining("once");
            database.remove(part);
            assertThatThrownBy(() -> database.remove(part)).isInstanceOf(KernelBug.class)
                    .hasMessageContaining("is not");
        }
    }

    @Nested
    class The_work {
        @Test
        void grows_with_the_logarithm_of_the_number_of_adjacent_entries() {
            assertThat(visitsOfQueries(1_000_000, i -> new Part(0, i * 16L, 16, 1, i)))
                    .isLessThan(visitsOfQueries(1_000, i -> new Part(0, i * 16L, 16, 1, i)) * 5 / 2);
        }

        @Test
        void grows_with_the_logarithm_of_the_number_of_nested_entries() {
            assertThat(visitsOfQueries(1_000_000, i -> new Part(0, i, (1L << 40) - 2L * i, i, i)))
                    .isLessThan(visitsOfQueries(1_000, i -> new Part(0, i, (1L << 40) - 2L * i, i, i)) * 5 / 2);
        }

        @Test
        void grows_with_the_logarithm_of_the_number_of_entries_that_begin_together() {
            assertThat(visitsOfQueries(1_000_000, i -> new Part(0, 0, (1L << 40) - i, i, i)))
                    .isLessThan(visitsOfQueries(1_000, i -> new Part(0, 0, (1L << 40) - i, i, i)) * 5 / 2);
        }

        @Test
        void grows_with_the_logarithm_of_the_number_of_copies() {
            assertThat(visitsOfQueries(1_000_000, i -> new Part(0, 0, 16, 1, i)))
                    .isLessThan(visitsOfQueries(1_000, i -> new Part(0, 0, 16, 1, i)) * 5 / 2);
        }

        /** The most nodes that all queries about one entry visit. */
        private static long visitsOfQueries(int parts, IntFunction<Part> shape) {
            MappingDatabase<Part> database = new MappingDatabase<>(Laws.PARTS);
            List<Part> inserted = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                inserted.add(shape.apply(i));
                database.insert(inserted.get(i));
            }
            long most = 0;
            for (int i = 0; i < parts; i += parts / 100) {
                most = Math.max(most, visitsOfQueries(database, inserted.get(i)));
            }
            return most;
        }

        private static long visitsOfQueries(MappingDatabase<Part> database, Part part) {
            long before = database.visits();
            database.hasCopies(part);
            database.hasDescendants(part);
            database.firstDescendant(part);
            database.ancestor(part);
            database.countCopies(part);
            database.countDescendants(part);
            database.rightsOfRelatives(part);
            database.hasDescendantIn(part, part.address + part.size / 2, part.size / 4);
            database.endOfCover(0, part.address);
            database.nextBegin(0, part.address + 1, 1_000);
            return database.visits() - before;
        }
    }
}
