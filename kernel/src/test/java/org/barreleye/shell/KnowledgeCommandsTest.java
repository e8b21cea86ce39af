package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.knowledge.Fact;
import org.barreleye.shell.command.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnowledgeCommandsTest {
    private final FakeSystem system = new FakeSystem();

    @Nested
    class Lspci {
        @Test
        void lists_the_functions_on_the_bus_in_the_order_of_their_places() {
            assertThat(system.run("lspci")).isZero();

            assertThat(system.shown).containsExactly(
                    "PLACE  NAME        VENDOR:ID   CLASS  ADDRESS  BYTES  INTERRUPT   DRIVER",
                    "00:03  bridge_0_3  1234:beef  060400  -            0  -           none",
                    "00:0a  uart_0_10   1234:0002  070000  -         4096  msi         none",
                    "00:0b  uart_0_11   1234:0002  070000  -         4096  msi         none",
                    "00:0c  uart_0_12   1234:0002  070000  -         4096  msi         none",
                    "01:00  nic_1_0     1234:0001  020000  0xc0000   4096  line 9 msi  net");
        }
    }

    @Nested
    class Skb {
        @Test
        void prints_the_solutions_as_a_top_level_of_prolog() {
            assertThat(system.run("skb 'core(C, _, _, _, _, _, Node).'", "skb core_on(4)", "skb core_on(5)")).isZero();

            assertThat(system.shown).containsExactly("C = 0, Node = 0 ;", "C = 4, Node = 1.", "true.", "false.");
        }

        @Test
        void tells_that_there_are_more_solutions() {
            assertThat(system.run("skb 'between(1, 9, X)'")).isZero();

            assertThat(system.shown).containsExactly("X = 1 ;", "X = 2 ;", "X = 3 ;",
                    "skb: there are more than 3 solutions");
        }

        @Test
        void prints_an_error_with_its_place() {
            assertThat(system.run("skb 'core(C,,X)'", "skb 'cor(X)'")).isEqualTo(Status.REFUSED);

            assertThat(system.shown).hasSize(2);
            assertThat(system.shown.get(0)).startsWith("skb: 1:8: ");
            assertThat(system.shown.get(1)).isEqualTo("skb: there is no predicate cor/1");
        }

        @Test
        void lists_decisions() {
            assertThat(system.run("skb decisions")).isZero();
            system.knowledge.decide("driver nic0", "driver_for(nic0, Driver)");
            system.knowledge.decide("driver disk0", "driver_for(disk0, Driver)");
            assertThat(system.run("skb decisions")).isZero();

            assertThat(system.shown.get(0)).isEqualTo("skb: no service has decided anything yet");
            assertThat(system.shown.subList(1, 4)).map(line -> line.strip().replaceAll(" +", " ")).containsExactly(
                    "TIME US BY DECISION SOLUTION", "1234.567 devices driver disk0 none",
                    "1234.567 devices driver nic0 Driver = net");
        }

        @Test
        void lists_the_predicates() {
            assertThat(system.run("skb")).isZero();

            assertThat(String.join(" ", system.shown)).contains("core/7", "driver_for/2", "runs_on/3");
        }
    }

    @Nested
    class Why {
        @Test
        void shows_where_a_driver_runs_by_which_rule_and_facts() {
            assertThat(system.run("why driver nic0")).isZero();

            assertThat(system.shown.get(0)).startsWith("runs_on(net, nic0, 4)  [placement.pl:");
            assertThat(system.shown).contains("    core_on(4)  [fact]");
        }

        @Test
        void shows_what_a_device_lacks() {
            assertThat(system.run("why nic0 not up", "why nic0")).isZero();

            assertThat(system.shown).contains("missing: link_up(nic0)");
            assertThat(system.shown.subList(0, system.shown.size() / 2))
                    .isEqualTo(system.shown.subList(system.shown.size() / 2, system.shown.size()));
        }

        @Test
        void shows_a_decision_as_it_was_made_and_what_it_would_be_now() {
            system.knowledge.decide("driver nic0", "driver_for(nic0, Driver)");
            system.knowledge.base().remove(Fact.of("drives", "net", "nic"));
            assertThat(system.run("why driver nic0")).isZero();

            assertThat(system.shown).startsWith("driver nic0: Driver = net, decided by devices at 1234.567 us",
                    "query: driver_for(nic0, Driver)");
            assertThat(system.shown).containsSubsequence("  drives(net, nic)  [fact]",
                    "now it would be decided differently: no solution", "missing: drives(Driver, nic)");
        }

        @Test
        void shows_from_which_node_the_memory_of_a_process_comes() {
            assertThat(system.run("why memory of 4.1", "why memory of counter")).isZero();

            String goal = "memory_node(" + ((4L << 32) + 1) + ", 1)";
            assertThat(system.shown).filteredOn(line -> line.startsWith(goal)).hasSize(2);
            assertThat(system.shown).contains("  process(" + ((4L << 32) + 1) + ", counter, 4)  [fact]");
        }

        @Test
        void shows_a_decision_of_one_word_and_of_many() {
            system.knowledge.decide("core", "X = 4");
            system.knowledge.decide("core of net for nic0", "X = 5");
            assertThat(system.run("why core", "why core of net for nic0")).isZero();

            assertThat(system.shown).contains("core: X = 4, decided by devices at 1234.567 us",
                    "core of net for nic0: X = 5, decided by devices at 1234.567 us");
        }

        @Test
        void refuses_what_the_knowledge_base_does_not_know() {
            assertThat(system.run("why driver disk0", "why route 5", "why memory of 3")).isEqualTo(Status.REFUSED);

            assertThat(system.shown).containsExactly(
                    "why: the knowledge base knows nothing about driver(disk0); `skb` asks it",
                    "why: the knowledge base knows nothing about route(5); `skb` asks it",
                    "why: the knowledge base knows nothing about memory(3); `skb` asks it");
        }
    }
}
