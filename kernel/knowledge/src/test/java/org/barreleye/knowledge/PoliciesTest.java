package org.barreleye.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private final KnowledgeBase base = KnowledgeBase.withPolicies(Suggestion.NONE);

    /** Four nodes of two cores each in a row; a message takes 100 ns and 50 ns for each node on its way. */
    @BeforeEach
    void eight_cores_on_four_nodes() {
        for (int core = 0; core < 8; core++) {
            base.add(Fact.of("core", core, core < 6 ? "x86-64" : "armv8", 64, "little", 2000, "x86-64", core / 2));
            base.add(Fact.of("core_on", core));
        }
        for (int from = 0; from < 8; from++) {
            for (int to = 0; to < 8; to++) {
                if (from != to) {
                    base.add(Fact.of("distance", from, to, 100 + 50 * Math.abs(from / 2 - to / 2)));
                }
            }
        }
    }

    private String first(String query, String variable) {
        QueryResult answer = base.query(query, QueryLimits.DEFAULT);
        assertThat(answer.error()).isEmpty();
        return answer.first(variable).orElse("none");
    }

    private boolean holds(String query) {
        return !first(query + ", Yes = yes", "Yes").equals("none");
    }

    @Nested
    class The_driver_of_a_device {
        @BeforeEach
        void two_drivers() {
            base.add(Fact.of("drives", "net", "nic"));
            base.add(Fact.of("drives", "e1000", 32902, 4110));
            base.add(Fact.of("device", "nic0", "nic", 2));
        }

        @Test
        void is_one_for_its_kind() {
            assertThat(first("driver_for(nic0, D)", "D")).isEqualTo("net");
        }

        @Test
        void is_the_one_for_exactly_this_device_if_there_is_one() {
            base.add(Fact.of("identity", "nic0", 32902, 4110));

            assertThat(first("driver_for(nic0, D)", "D")).isEqualTo("e1000");
        }

        @Test
        void may_not_exist() {
            base.add(Fact.of("device", "disk0", "disk", 0));

            assertThat(first("driver_for(disk0, D)", "D")).isEqualTo("none");
            assertThat(base.explain("driver_for(disk0, D)", QueryLimits.DEFAULT).text())
                    .endsWith("missing: drives(D, disk)\n");
        }

        @Test
        void brings_a_network_interface_up_when_link_and_address_are_there() {
            base.add(Fact.of("running", "net", "nic0", 4));
            base.add(Fact.of("link_up", "nic0"));
            assertThat(holds("up(nic0)")).isFalse();

            base.add(Fact.of("address", "nic0", "10.0.0.2"));

            assertThat(holds("up(nic0)")).isTrue();
            assertThat(first("question(nic0, G)", "G")).isEqualTo("up(nic0)");
        }

        @Test
        void is_not_up_if_its_device_has_left_the_bus() {
            base.add(Fact.of("left_bus", "nic5", 1, 0));

            assertThat(holds("up(nic5)")).isFalse();
            assertThat(first("question(nic5, G)", "G")).isEqualTo("up(nic5)");
            assertThat(base.explain("up(nic5)", QueryLimits.DEFAULT).text()).contains("not present(nic5)")
                    .endsWith("missing: device(nic5, _, _)\n");
        }
    }

    @Nested
    class The_messages_of_a_function_on_the_bus {
        @Test
        void are_a_line_that_is_routed_to_any_core() {
            base.add(Fact.of("interrupt_line", "nic5", 40));
            base.add(Fact.of("interrupt_source", 40, "messages", 32));
            base.add(Fact.of("controller", "messages", "messages"));
            base.add(Fact.of("vectors", "messages", 32, 255));
            base.add(Fact.of("wire", "messages", 0, Fact.of("core", 4), 0));

            assertThat(first("vector_for(nic5, 4, [vector(4, 32)], V)", "V")).isEqualTo("33");
            assertThat(first("route(40, P, 4, V)", "P")).isEqualTo("[hop(messages, 32, 0)]");
        }
    }

    @Nested
    class The_core_of_a_driver {
        @BeforeEach
        void a_device() {
            base.add(Fact.of("device", "nic0", "nic", 2));
        }

        private String core() {
            return first("runs_on(net, nic0, C)", "C");
        }

        @Test
        void is_on_the_node_of_the_device() {
            assertThat(core()).isEqualTo("4");
        }

        @Test
        void is_the_one_with_fewer_processes() {
            base.add(Fact.of("process", 9, "shell", 4));

            assertThat(core()).isEqualTo("5");
        }

        @Test
        void is_on_the_nearest_node_if_the_own_one_is_off() {
            base.remove(Fact.of("core_on", 4));
            base.remove(Fact.of("core_on", 5));

            assertThat(core()).isEqualTo("2");
        }

        @Test
        void reaches_the_device_and_runs_the_instructions_of_the_driver() {
            base.add(Fact.of("unreachable", 2, "nic0"));
            assertThat(core()).isEqualTo("2");

            base.add(Fact.of("driver_isa", "net", "armv8"));
            assertThat(core()).isEqualTo("6");
        }

        @Test
        void is_the_boot_core_only_if_no_other_is_suitable() {
            base.add(Fact.of("device", "clock0", "clock", 0));
            assertThat(first("runs_on(d, clock0, C)", "C")).isEqualTo("1");

            for (int core = 1; core < 8; core++) {
                base.remove(Fact.of("core_on", core));
            }
            assertThat(first("runs_on(d, clock0, C)", "C")).isEqualTo("0");
        }

        @Test
        void is_any_but_the_boot_core_if_the_node_of_the_device_has_no_cores() {
            base.add(Fact.of("device", "far0", "nic", 9));

            assertThat(first("runs_on(net, far0, C)", "C")).isEqualTo("1");
        }

        @Test
        void does_not_exist_without_a_suitable_one() {
            base.add(Fact.of("driver_isa", "net", "sparc"));

            assertThat(core()).isEqualTo("none");
        }
    }

    @Nested
    class The_tree_of_a_multicast {
        @Test
        void has_one_core_of_each_other_node_the_farthest_first_and_then_the_own_node() {
            assertThat(first("children(0, 0, Children)", "Children")).isEqualTo("[6, 4, 2, 1]");
        }

        @Test
        void has_two_levels() {
            assertThat(first("tree(0, T)", "T")).isEqualTo("[0-[6, 4, 2, 1], 6-[7], 4-[5], 2-[3]]");
        }

        @Test
        void reaches_each_core_that_is_on_once_from_each_root() {
            base.remove(Fact.of("core_on", 2));
            for (int root : List.of(0, 1, 3, 7)) {
                String all = first("setof(C, P^child(" + root + ", P, C), Cs), findall(C, child(" + root
                        + ", _, C), Each), msort(Each, Cs)", "Cs");
                String expected = List.of(0, 1, 3, 4, 5, 6, 7).stream()
                        .filter(core -> core != root).toList().toString();

                assertThat(all).isEqualTo(expected);
            }
        }
    }

    @Nested
    class The_path_of_an_interrupt {
        @BeforeEach
        void a_bridge_before_a_controller_of_two_cores() {
            base.add(Fact.of("interrupt_source", 5, "bridge0", 1));
            base.add(Fact.of("controller", "bridge0", "bridge"));
            base.add(Fact.of("controller", "ioapic0", "ioapic"));
            base.add(Fact.of("wire", "bridge0", 0, "ioapic0", 16));
            base.add(Fact.of("wire", "ioapic0", 0, Fact.of("core", 2), 0));
            base.add(Fact.of("wire", "ioapic0", 1, Fact.of("core", 3), 0));
            base.add(Fact.of("vectors", "ioapic0", 32, 34));
        }

        @Test
        void goes_through_the_controllers_to_a_core_with_a_free_vector() {
            String query = "route(5, Path, Core, Vector)";

            assertThat(first(query, "Path")).isEqualTo("[hop(bridge0, 1, 0), hop(ioapic0, 16, 0)]");
            assertThat(first(query, "Core")).isEqualTo("2");
            assertThat(first(query, "Vector")).isEqualTo("32");
        }

        @Test
        void does_not_share_a_vector() {
            base.add(Fact.of("vector_used", 2, 32));
            assertThat(first("route(5, _, C, V)", "V")).isEqualTo("33");

            base.add(Fact.of("vector_used", 2, 33));
            base.add(Fact.of("vector_used", 2, 34));
            assertThat(first("route(5, _, C, V)", "C")).isEqualTo("3");
        }

        @Test
        void has_the_vector_that_is_fixed() {
            base.add(Fact.of("fixed_vector", "bridge0", 1, 77));

            assertThat(first("route(5, _, C, V)", "V")).isEqualTo("77");
        }

        @Test
        void has_no_vector_that_is_reserved() {
            base.add(Fact.of("reserved_vectors", 2, 30, 33));

            assertThat(first("route(5, _, C, V)", "V")).isEqualTo("34");
        }

        @Test
        void goes_to_a_vector_in_a_range_that_begins_at_256_times_the_core() {
            assertThat(first("route_to(5, 768, 256, _, C, _)", "C")).isEqualTo("3");
            assertThat(first("route_to(5, 802, 1, _, C, V)", "V")).isEqualTo("34");
            assertThat(first("route_to(5, 803, 1, _, C, V)", "V")).isEqualTo("none");
        }

        @Test
        void is_the_one_that_exists() {
            base.add(Fact.of("vector_used", 3, 34));
            base.add(Fact.of("routed", 5, 3, 34));
            base.add(Fact.of("passes", 5, "ioapic0", 16));

            assertThat(first("route(5, _, C, V)", "C")).isEqualTo("3");
            assertThat(first("route(5, _, C, V)", "V")).isEqualTo("34");
        }

        @Test
        void shares_no_input_of_a_controller_with_one_that_exists() {
            base.add(Fact.of("passes", 6, "ioapic0", 16));

            assertThat(first("route(5, _, C, _)", "C")).isEqualTo("none");
        }

        @Test
        void does_not_lead_to_a_core_that_is_off() {
            base.remove(Fact.of("core_on", 2));

            assertThat(first("route(5, _, C, _)", "C")).isEqualTo("3");
        }

        @Test
        void ends_if_controllers_form_a_circle() {
            base.add(Fact.of("wire", "ioapic0", 2, "bridge0", 1));
            base.remove(Fact.of("core_on", 2));
            base.remove(Fact.of("core_on", 3));

            assertThat(first("route(5, _, C, _)", "C")).isEqualTo("none");
        }
    }

    @Nested
    class The_node_of_memory {
        @BeforeEach
        void a_process() {
            base.add(Fact.of("process", 12, "shell", 5));
            base.add(Fact.of("memory", 0, 0, 4096));
            base.add(Fact.of("memory", 1, "everywhere", 4096));
        }

        @Test
        void is_the_own_one_if_it_has_memory() {
            base.add(Fact.of("memory", 2, 2, 4096));

            assertThat(first("memory_node(12, N)", "N")).isEqualTo("2");
        }

        @Test
        void is_that_of_the_first_memory_otherwise() {
            base.add(Fact.of("memory", 2, 3, 4096));

            assertThat(first("memory_node(12, N)", "N")).isEqualTo("0");
        }

        @Test
        void is_everywhere_if_no_node_has_memory() {
            base.remove(Fact.of("memory", 0, 0, 4096));

            assertThat(first("memory_node(12, N)", "N")).isEqualTo("everywhere");
        }
    }
}
