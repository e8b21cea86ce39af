package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.CoreRecord;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.trace.Trace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Monitors of cores without coherent caches, which send each other messages through the mailbox. */
class LinksThroughMailboxTest {
    private static final String MACHINE = "semperos-noc";
    private static final int CORES = 64;
    private static final int TRACE_ENTRIES = 1 << 20;

    private static boolean usesMailbox(String machine) {
        MachineDescription description = Presets.named(machine);
        return StandardSystem.on(description, new BootResult.LinesProgram("main",
                Manifest.PLAIN, domain -> { }), List.of(), 0).plan(1).linksUseMailbox();
    }

    @Nested
    class The_plan_of_the_boot {
        @Test
        void lets_links_use_it_if_no_two_cores_are_coherent_and_all_reach_it() {
            assertThat(usesMailbox(MACHINE)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"demo", "omap-4460"})
        void lets_links_use_rings_if_some_cores_are_coherent(String machine) {
            assertThat(usesMailbox(machine)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"scc-48", "amd-4x4"})
        void lets_links_use_rings_if_there_is_no_mailbox(String machine) {
            assertThat(usesMailbox(machine)).isFalse();
        }
    }

    @Nested
    class The_boot {
        private static BootResult boot(BootResult.BootBuilder machine) {
            return machine.run(domain -> {
                long on = domain.cores().stream().filter(CoreRecord::isOn).count();
                domain.syscalls().print(on + " cores are on");
            });
        }

        @Test
        void starts_all_cores_and_publishes_no_line_in_memory_that_two_cores_share() {
            List<Trace> traces = new ArrayList<>();

            BootResult booted = boot(BootResult.on(MACHINE).observedBy(machine -> {
                machine.trace().setCapacity(TRACE_ENTRIES);
                traces.add(machine.trace());
            }));

            assertThat(booted.status()).hasValue(0);
            assertThat(booted.console()).contains("main: " + CORES + " cores are on");
            assertThat(traces.get(0).recorded()).as("entries, all of which are kept").isLessThan(TRACE_ENTRIES);
            assertThat(traces.get(0).entries().stream().map(Trace.Entry::kind))
                    .contains(EventClass.DEVICE.label()).doesNotContain(EventClass.PUBLISH.label());
        }

        @Test
        void is_the_same_each_time() {
            assertThat(boot(BootResult.on(MACHINE)).hash()).isEqualTo(boot(BootResult.on(MACHINE)).hash());
        }

        @Test
        void starts_all_cores_with_the_smallest_rings() {
            BootResult booted = boot(BootResult.on(MACHINE).withQueues(QueueSizes.SMALLEST));

            assertThat(booted.status()).hasValue(0);
            assertThat(booted.console()).contains("main: " + CORES + " cores are on");
        }
    }
}
