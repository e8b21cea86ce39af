package org.barreleye.kpi.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateClonerTest {
    private static class Cell implements Copyable {
        int value;
        Object next;

        Cell(int value, Object next) {
            this.value = value;
            this.next = next;
        }
    }

    private static final class NamedCell extends Cell {
        private final String name;
        private final long[] words = {1, 2, 3};

        NamedCell(String name, int value, Object next) {
            super(value, next);
            this.name = name;
        }
    }

    private record Pair(Object left, Object right) {}

    private static final class Outer implements Copyable {
        private int value = 1;
        private final IntSupplier inner = new Inner();

        private final class Inner implements IntSupplier, Copyable {
            @Override
            public int getAsInt() {
                return value;
            }
        }
    }

    private static Cell copyOf(Cell original) {
        Cell copy = new StateCloner().copy(original);
        assertThat(copy).isNotSameAs(original).hasSameClassAs(original);
        return copy;
    }

    private static Object copied(Object held) {
        return copyOf(new Cell(0, held)).next;
    }

    @Nested
    class An_object {
        @Test
        void has_the_same_primitive_and_immutable_fields_and_arrays_of_its_own() {
            NamedCell original = new NamedCell("a", 7, "text");
            NamedCell copy = (NamedCell) copyOf(original);

            assertThat(copy.value).isEqualTo(7);
            assertThat(copy.name).isSameAs(original.name);
            assertThat(copy.next).isSameAs(original.next);
            assertThat(copy.words).isNotSameAs(original.words).containsExactly(1, 2, 3);
        }

        @Test
        void keeps_cycles_and_identity() {
            Cell first = new Cell(1, null);
            Cell second = new Cell(2, first);
            first.next = second;
            Pair pair = (Pair) copied(new Pair(first, List.of(second, second)));

            Cell copy = (Cell) pair.left();
            assertThat(copy).isNotSameAs(first);
            assertThat(((Cell) copy.next).next).isSameAs(copy);
            assertThat((List<?>) pair.right()).allMatch(element -> element == copy.next).hasSize(2);
        }

        @Test
        void shares_an_array_with_another_in_the_copy_as_in_the_original() {
            long[] words = {1, 2};
            Pair pair = (Pair) copied(new Pair(words, new ArrayList<>(List.of(words))));

            assertThat(pair.left()).isNotSameAs(words);
            assertThat(((List<?>) pair.right()).get(0)).isSameAs(pair.left());
        }

        @Test
        void may_begin_a_list_of_any_length() {
            Cell list = new Cell(0, null);
            for (int i = 1; i < 200_000; i++) {
                list = new Cell(i, list);
            }
            int count = 0;
            for (Object cell = copyOf(list); cell != null; cell = ((Cell) cell).next) {
                count++;
            }
            assertThat(count).isEqualTo(200_000);
        }

        @Test
        void may_be_of_an_inner_class() {
            Outer original = new Outer();
            Outer copy = new StateCloner().copy(original);
            copy.value = 2;
            assertThat(copy.inner.getAsInt()).isEqualTo(2);
            assertThat(original.inner.getAsInt()).isEqualTo(1);
        }
    }

    @Nested
    class A_collection {
        @Test
        void has_the_same_class_and_order_and_copies_of_its_elements() {
            SortedMap<Integer, Object> map = new TreeMap<>(Comparator.reverseOrder());
            map.put(1, new Cell(1, null));
            map.put(2, new Cell(2, null));
            Deque<Object> deque = new ArrayDeque<>(List.of(new Cell(3, null), "x"));
            BitSet bits = BitSet.valueOf(new long[] {5});
            List<?> copy = (List<?>) copied(new ArrayList<>(List.of(map, deque, bits)));

            assertThat(((Map<?, ?>) copy.get(0)).keySet().toString()).isEqualTo("[2, 1]");
            assertThat(((Cell) ((Map<?, ?>) copy.get(0)).get(2)).value).isEqualTo(2);
            assertThat(((Map<?, ?>) copy.get(0)).get(2)).isNotSameAs(map.get(2));
            assertThat(((Deque<?>) copy.get(1)).getLast()).isEqualTo("x");
            assertThat(((Deque<?>) copy.get(1)).getFirst()).isNotSameAs(deque.getFirst());
            assertThat(copy.get(2)).isEqualTo(bits).isNotSameAs(bits);
        }

        @Test
        void that_is_immutable_throughout_is_shared() {
            List<Object> list = List.of("a", 1, Optional.of("b"), new Pair("c", 2L));
            assertThat(copied(list)).isSameAs(list);
        }

        @Test
        void with_mutable_keys_is_refused() {
            SortedMap<Cell, Integer> map = new TreeMap<>((a, b) -> a.value - b.value);
            map.put(new Cell(1, null), 1);
            assertThatThrownBy(() -> copied(map)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a key of a map").hasMessageContaining("Cell.next");
        }
    }

    @Nested
    class A_record {
        @Test
        void is_rebuilt_around_copies() {
            Cell cell = new Cell(1, null);
            Pair copy = (Pair) copied(new Pair(cell, "x"));
            assertThat(copy.left()).isNotSameAs(cell);
            assertThat(copy.right()).isEqualTo("x");
        }

        @Test
        void may_be_in_a_list_that_it_holds() {
            List<Object> list = new ArrayList<>();
            Pair pair = new Pair(list, new Cell(1, null));
            list.add(pair);
            Pair copy = (Pair) copied(pair);
            assertThat(((List<?>) copy.left()).get(0)).isSameAs(copy);
        }
    }

    @Nested
    class What_is_refused {
        private final class Mutable {
            int value;
        }

        @Test
        void is_named_with_class_and_field() {
            assertThatThrownBy(() -> copied(new Mutable())).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Mutable is not Copyable").hasMessageContaining("Cell.next");
            assertThatThrownBy(() -> copied(new ArrayList<>(List.of(new Mutable()))))
                    .hasMessageContaining("Mutable is not Copyable").hasMessageContaining("Cell.next");
            assertThatThrownBy(() -> copied(new Pair(1, new Mutable())))
                    .hasMessageContaining("Mutable is not Copyable").hasMessageContaining("Pair.right");
        }

        @Test
        void includes_lambdas_with_and_without_state() {
            int captured = hashCode();
            IntSupplier constant = () -> 1;
            IntSupplier capturing = () -> captured;
            assertThatThrownBy(() -> copied(constant)).hasMessageContaining("is not Copyable");
            assertThatThrownBy(() -> copied(capturing)).hasMessageContaining("is not Copyable");
        }

        @Test
        void includes_what_says_so_through_an_interface() {
            assertThatThrownBy(() -> copied(new Once() {})).hasMessageContaining("it runs once")
                    .hasMessageContaining("Cell.next");
        }

        @Test
        void includes_collections_that_are_views() {
            assertThatThrownBy(() -> copied(Collections.unmodifiableList(new ArrayList<>())))
                    .hasMessageContaining("UnmodifiableRandomAccessList is not Copyable");
        }

        @Test
        void is_found_without_a_copy() {
            assertThat(PlanCheck.problems(Holder.class)).singleElement().asString().contains("Holder.mutables")
                    .contains("Mutable is not Copyable");
            assertThat(PlanCheck.problems(NamedCell.class)).isEmpty();
        }

        private static final class Holder implements Copyable {
            private final List<Mutable> mutables = new ArrayList<>();
        }
    }

    @NotCopyable("it runs once")
    private interface Once extends Copyable {}

    private static final class Marked implements CopyHook {
        @Shared // a cache of computed values
        private final int[] cache = {1};
        private transient int scratch = 2;
        private transient List<Integer> collected = new ArrayList<>();
        private transient boolean stopped;

        @Override
        public void beforeCopy() {
            if (stopped) {
                throw new IllegalStateException("stopped");
            }
        }

        @Override
        public void afterCopy() {
            collected = new ArrayList<>(List.of(scratch));
        }
    }

    @Nested
    class A_mark {
        @Test
        void shares_a_field() {
            Marked original = new Marked();
            assertThat(new StateCloner().copy(original).cache).isSameAs(original.cache);
        }

        @Test
        void clears_a_transient_field_before_the_hook_runs() {
            Marked original = new Marked();
            Marked copy = new StateCloner().copy(original);
            assertThat(copy.collected).containsExactly(0);
            assertThat(original.collected).isEmpty();
            assertThat(original.scratch).isEqualTo(2);
        }

        @Test
        void lets_an_object_refuse() {
            Marked original = new Marked();
            original.stopped = true;
            assertThatThrownBy(() -> new StateCloner().copy(original)).hasMessage("stopped");
        }
    }

    @Nested
    class A_class_whose_plan_is_compiled {
        // More than the uses before a plan is compiled.
        private static final int COPIES = 21_000;

        @Test
        void is_copied_as_before() {
            NamedCell original = new NamedCell("a", 7, List.of(new Cell(8, null)));
            NamedCell copy = original;
            for (int count = 0; count < COPIES; count++) {
                copy = new StateCloner().copy(copy);
            }

            assertThat(copy.value).isEqualTo(7);
            assertThat(copy.name).isSameAs(original.name);
            assertThat(copy.words).isNotSameAs(original.words).containsExactly(1, 2, 3);
            assertThat(copy.next).asInstanceOf(InstanceOfAssertFactories.LIST).singleElement()
                    .isNotSameAs(((List<?>) original.next).get(0)).extracting("value").isEqualTo(8);
        }

        @Test
        void keeps_its_marks() {
            Marked original = new Marked();
            Marked copy = original;
            for (int count = 0; count < COPIES; count++) {
                copy = new StateCloner().copy(original);
            }

            assertThat(copy.cache).isSameAs(original.cache);
            assertThat(copy.collected).containsExactly(0);
            assertThat(original.scratch).isEqualTo(2);
        }

        @Test
        void refuses_by_the_name_of_the_field() {
            for (int count = 0; count < COPIES; count++) {
                copied(null);
            }
            assertThatThrownBy(() -> copied(new Object())).hasMessageContaining("Object is not Copyable")
                    .hasMessageContaining("Cell.next");
            assertThatThrownBy(() -> copied(new ArrayList<>(List.of(new Object()))))
                    .hasMessageContaining("Object is not Copyable").hasMessageContaining("Cell.next");
        }

        @Test
        void may_refer_to_objects_of_another_class_in_every_copy() {
            for (int count = 0; count < COPIES; count++) {
                Object held = count % 2 == 0 ? new long[] {count} : new ArrayList<>(List.of(count));
                assertThat(copied(held)).isNotSameAs(held).hasSameClassAs(held);
            }
        }
    }

    @Nested
    class A_boundary {
        @Test
        void cuts_the_graph_at_an_object_that_is_shared() {
            Cell world = new Cell(0, null);
            Cell kernel = new Cell(1, world);
            world.next = kernel;
            StateCloner cloner = new StateCloner();
            cloner.share(world);
            Cell copy = cloner.copy(kernel);

            assertThat(copy).isNotSameAs(kernel);
            assertThat(copy.next).isSameAs(world);
            assertThat(world.next).isSameAs(kernel);
        }

        @Test
        void leads_to_a_given_copy() {
            Cell oldWorld = new Cell(0, null);
            Cell newWorld = new Cell(5, null);
            StateCloner cloner = new StateCloner();
            cloner.register(oldWorld, newWorld);
            assertThat(cloner.copy(new Cell(1, oldWorld)).next).isSameAs(newWorld);
            assertThatThrownBy(() -> cloner.register(oldWorld, newWorld)).hasMessageContaining("copied twice");
        }

        @Test
        void may_be_something_that_is_not_copyable() {
            Object host = new Object();
            StateCloner cloner = new StateCloner();
            cloner.share(host);
            assertThat(cloner.copy(new Cell(1, host)).next).isSameAs(host);
        }
    }
}
