package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.processes.Processes;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Manifest;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.name.NameService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootTest {
    @Nested
    class A_machine {
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"smp-1", "duo", "smp-4", "smp-8", "smp-64", "demo", "duet", "big-little", "intel-2x4",
            "amd-2x2", "amd-4x4", "amd-8x4", "omap-4460", "scc-48"})
        void brings_up_every_core_that_is_not_off_and_then_the_main_program(String machine) {
            MachineDescription description = Presets.named(machine);
            List<String> cores = new ArrayList<>();
            Booted booted = Booted.on(description).run(domain -> {
                domain.connect("processes", channel -> Processes.connect(channel, new ProcessesHandler() {}));
                domain.names().waitFor("nothing", 50_000_000);
                for (var next = domain.names().following("core."); !next.err().failed()
                        && next.next().startsWith("core."); next = domain.names().following(next.next())) {
                    cores.add(next.next() + (next.attributes().endsWith("state=on") ? "" : " off"));
                }
            });

            assertThat(booted.status()).hasValue(0);
            assertThat(cores).hasSize(description.cores().size());
            assertThat(cores).filteredOn(core -> core.endsWith("off")).hasSize(machine.equals("demo") ? 1 : 0);
        }

        @Test
        void boots_in_different_orders_to_the_same_end() {
            Set<List<String>> orders = new LinkedHashSet<>();
            Set<Long> hashes = new LinkedHashSet<>();
            for (long seed = 1; seed <= 20; seed++) {
                Booted booted = Booted.on("demo").seeded(seed).run(domain -> {
                    for (String service : List.of("memory", "processes", "terminal")) {
                        domain.names().waitFor(service, 1_000_000_000L);
                    }
                    domain.names().waitFor("nothing", 1_000_000);
                    domain.trap().print("here");
                });
                assertThat(booted.status()).as("seed %d", seed).hasValue(0);
                assertThat(booted.console()).contains("main: here");
                orders.add(booted.console());
                hashes.add(booted.hash());
            }

            assertThat(orders).hasSizeGreaterThan(2);
            assertThat(hashes).hasSize(20);
        }

        @Test
        void does_the_same_again_for_the_same_seed() {
            assertThat(Booted.on("demo").seeded(7).run(domain -> {}).hash())
                    .isEqualTo(Booted.on("demo").seeded(7).run(domain -> {}).hash());
        }
    }

    /** Starts, and never offers anything. */
    private record Sleeper() implements Image.Reactive {
        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public Upcalls load(Trap trap, long process, long unused) {
            return Domain.start(trap).events();
        }
    }

    /** Ends at once. */
    private record Quitter() implements Image.Reactive {
        @Override
        public String name() {
            return "quitter";
        }

        @Override
        public Upcalls load(Trap trap, long process, long unused) {
            Domain domain = Domain.start(trap);
            domain.exit(3);
            return domain.events();
        }
    }

    @Nested
    class A_component_that_does_not_come_up {
        @Test
        void is_named_with_those_that_wait_for_it_and_the_machine_is_switched_off() {
            Booted booted = boot(new Sleeper());

            assertThat(booted.status()).hasValue(71);
            assertThat(booted.console()).last().asString().contains("the machine does not boot")
                    .contains("'sleeper' on core 1 has been started and is not ready").contains("'main' waits for sleeper");
        }

        @Test
        void is_not_waited_for_when_it_has_ended() {
            Booted booted = boot(new Quitter());

            assertThat(booted.status()).hasValue(71);
            assertThat(booted.console()).last().asString()
                    .contains("'quitter' cannot be started on core 1: the process has ended before it offered its service");
        }

        private static Booted boot(Image service) {
            MachineDescription duo = Presets.named("duo");
            return Booted.on(duo).run(new SystemPlan(duo)
                    .component(new NameService(), new CoreId(0), Role.NAMES, "")
                    .component(service, new CoreId(1), Role.SERVICE, "", "names")
                    .component(new Booted.Program("main", Manifest.PLAIN, domain -> {}), new CoreId(0), Role.MAIN, "",
                            service.name()));
        }
    }

    @Nested
    class A_plan_is_refused {
        private final MachineDescription duo = Presets.named("duo");

        @Test
        void that_needs_what_is_not_there() {
            assertRefused(new SystemPlan(duo).component(new NameService(), new CoreId(0), Role.NAMES, "", "magic"),
                    "'names' needs 'magic', and no component is called so");
        }

        @Test
        void in_which_components_need_each_other() {
            assertRefused(new SystemPlan(duo)
                    .component(new Sleeper(), new CoreId(0), Role.SERVICE, "", "quitter")
                    .component(new Quitter(), new CoreId(0), Role.SERVICE, "", "sleeper"), "needs itself");
        }

        @Test
        void for_a_core_that_is_not_there() {
            assertRefused(new SystemPlan(duo).component(new Sleeper(), new CoreId(9), Role.SERVICE, ""),
                    "'sleeper' is to run on core 9, which the machine does not have");
        }

        @Test
        void with_two_components_of_one_name() {
            assertRefused(new SystemPlan(duo)
                    .component(new Sleeper(), new CoreId(0), Role.SERVICE, "")
                    .component(new Sleeper(), new CoreId(1), Role.SERVICE, ""), "two components are called 'sleeper'");
        }

        private static void assertRefused(SystemPlan plan, String why) {
            assertThatThrownBy(() -> {
                try (Machine machine = Boot.on(plan, 1)) {
                    machine.run();
                }
            }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
        }
    }
}
