package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
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
        @ValueSource(strings = {"smp-1", "two-x86", "smp-4", "smp-8", "smp-64", "demo", "x86-power32", "big-little",
                "intel-2x4",
            "ivy-bridge-2x10", "amd-2x2", "amd-4x4", "amd-8x4", "odroid-c4", "omap-4460", "scc-48", "semperos-noc"})
        void brings_up_every_core_that_is_not_off_and_then_the_main_program(String machine) {
            MachineDescription description = Presets.named(machine);
            List<String> cores = new ArrayList<>();
            BootResult booted = BootResult.on(description).run(domain -> {
                domain.connect("processes", channel -> ProcessesInterface.connect(channel, new ProcessesHandler() {}));
                domain.nameService().waitFor("nothing", 50_000_000);
                for (var next = domain.nameService().nextRecord("core."); !next.err().failed()
                        && next.next().startsWith("core."); next = domain.nameService().nextRecord(next.next())) {
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
                BootResult booted = BootResult.on("demo").withSeed(seed).run(domain -> {
                    for (String service : List.of("memory", "processes", "terminal")) {
                        domain.nameService().waitFor(service, 1_000_000_000L);
                    }
                    domain.nameService().waitFor("nothing", 1_000_000);
                    domain.syscalls().print("here");
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
            assertThat(BootResult.on("demo").withSeed(7).run(domain -> {}).hash())
                    .isEqualTo(BootResult.on("demo").withSeed(7).run(domain -> {}).hash());
        }
    }

    /** Starts, and never offers anything. */
    private record BlockedProgram() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            return Domain.start(syscalls).events();
        }
    }

    /** Ends at once. */
    private record ExitingProgram() implements Program.ReactorProgram {
        @Override
        public String name() {
            return "quitter";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            Domain domain = Domain.start(syscalls);
            domain.exit(3);
            return domain.events();
        }
    }

    @Nested
    class A_component_that_does_not_come_up {
        @Test
        void is_reported_with_its_dependents_and_the_machine_is_switched_off() {
            BootResult booted = boot(new BlockedProgram());

            assertThat(booted.status()).hasValue(71);
            assertThat(booted.console()).last().asString().contains("the machine does not boot")
                    .contains("'sleeper' on core 1 has been started and is not ready")
                    .contains("'main' waits for sleeper");
        }

        @Test
        void is_not_waited_for_when_it_has_ended() {
            BootResult booted = boot(new ExitingProgram());

            assertThat(booted.status()).hasValue(71);
            assertThat(booted.console()).last().asString()
                    .contains("'quitter' cannot be started on core 1: the process ended before it exported its "
                    + "service");
        }

        private static BootResult boot(Program service) {
            MachineDescription twoCores = Presets.named("two-x86");
            return BootResult.on(twoCores).run(new SystemPlan(twoCores)
                    .component(new NameService(), new CoreId(0), Role.NAMES, "")
                    .component(service, new CoreId(1), Role.SERVICE, "", "names")
                    .component(new BootResult.LinesProgram("main", Manifest.PLAIN, domain -> {}), new CoreId(0),
                    Role.MAIN, "",
                            service.name()));
        }
    }

    @Nested
    class A_plan_is_refused {
        private final MachineDescription twoCores = Presets.named("two-x86");

        @Test
        void that_needs_what_is_not_there() {
            assertRefused(new SystemPlan(twoCores).component(new NameService(), new CoreId(0), Role.NAMES, "", "magic"),
                    "'names' needs 'magic', and no component is called so");
        }

        @Test
        void in_which_components_need_each_other() {
            assertRefused(new SystemPlan(twoCores)
                    .component(new BlockedProgram(), new CoreId(0), Role.SERVICE, "", "quitter")
                    .component(new ExitingProgram(), new CoreId(0), Role.SERVICE, "", "sleeper"), "needs itself");
        }

        @Test
        void for_a_core_that_is_not_there() {
            assertRefused(new SystemPlan(twoCores).component(new BlockedProgram(), new CoreId(9), Role.SERVICE, ""),
                    "'sleeper' is to run on core 9, which the machine does not have");
        }

        @Test
        void with_two_components_of_one_name() {
            assertRefused(new SystemPlan(twoCores)
                    .component(new BlockedProgram(), new CoreId(0), Role.SERVICE, "")
                    .component(new BlockedProgram(), new CoreId(1), Role.SERVICE, ""),
                    "two components are called 'sleeper'");
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
