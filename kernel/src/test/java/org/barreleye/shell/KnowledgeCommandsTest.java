package org.barreleye.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
        void refuses_what_the_knowledge_base_does_not_know() {
            assertThat(system.run("why driver disk0", "why route 5", "why memory of 3")).isEqualTo(Status.REFUSED);

            assertThat(system.shown).containsExactly(
                    "why: the knowledge base knows nothing about driver(disk0); `skb` asks it",
                    "why: the knowledge base knows nothing about route(5); `skb` asks it",
                    "why: the knowledge base knows nothing about memory(3); `skb` asks it");
        }
    }
}
