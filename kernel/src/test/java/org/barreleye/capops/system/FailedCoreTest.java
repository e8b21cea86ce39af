package org.barreleye.capops.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.InitialState;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.Faults;
import org.barreleye.monitor.domain.ExitListeners;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A core stops: what the others see, and what they get back. */
class FailedCoreTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long PICOSECONDS = 1_000;
    // When the core stops; by then the test has prepared what it needs.
    private static final long STOP = 50 * MILLISECOND;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final int MORE_THAN_A_MAILBOX_HOLDS = 20;

    private static void on(String machine, int core, Holders.Lines lines) {
        on(BootResult.on(machine), core, lines);
    }

    private static void on(BootResult.BootBuilder machine, int core, Holders.Lines lines) {
        Holders.on(machine.withFaults(new Faults(0, 0, 0, 0, 0,
                List.of(new CoreCrash(new CoreId(core), STOP * PICOSECONDS, 0)))), lines);
    }

    private static void waitUntilStopped(Domain domain) {
        assertThat(domain.syscalls().now()).as("the test is prepared before the core stops").isLessThan(STOP);
        while (domain.syscalls().now() < STOP + MILLISECOND) {
            domain.events().pause(STOP + MILLISECOND);
        }
    }

    private static String stateOf(Domain domain, int core) throws CallFailed {
        assertThat(domain.processes().probe()).isEqualTo(ErrorCode.NONE);
        return domain.nameService().lookUp("core." + core).attributes();
    }

    @Nested
    class What_is_seen {
        @ParameterizedTest(name = "core {1} of {0}")
        @CsvSource({"two-x86,1", "demo,5", "demo,4", "demo,32", "smp-64,1", "smp-64,63", "semperos-noc,1",
            "semperos-noc,63"})
        void the_core_has_failed_its_processes_are_lost_and_calls_to_them_end(String machine, int core) {
            on(machine, core, holders -> {
                Domain domain = holders.domain();
                var server = holders.at(core);
                server.count();
                long process = holders.process(core);
                waitUntilStopped(domain);

                assertThatThrownBy(server::count).isInstanceOf(CallFailed.class);
                assertThat(stateOf(domain, core)).contains("state=failed");
                assertThat(domain.processes().waitFor(process, SECOND).status()).isEqualTo(ExitListeners.CORE_FAILED);
                assertThat(domain.cores().stream().filter(CoreRecord::isOn).map(CoreRecord::core)).doesNotContain(core);
            });
        }

        @Test
        void nothing_is_sent_and_no_core_is_suspected_while_no_answer_is_waited_for() {
            on("two-x86", 1, holders -> {
                waitUntilStopped(holders.domain());
                holders.domain().events().pause(holders.domain().syscalls().now() + SECOND);

                assertThat(holders.domain().nameService().lookUp("core.1").attributes()).contains("state=on");
            });
        }

        @Test
        void the_cores_below_it_in_the_tree_stay_in_the_system() {
            on("demo", 4, holders -> {
                Domain domain = holders.domain();
                holders.at(5).count();
                waitUntilStopped(domain);
                assertThat(stateOf(domain, 4)).contains("state=failed");

                assertThat(holders.at(5).count()).isZero();
                assertThat(holders.at(17).count()).as("a new program of another core").isZero();
                assertThat(stateOf(domain, 5)).contains("state=on");
            });
        }
    }

    @Nested
    class A_core_that_is_started_again {
        @ParameterizedTest(name = "core {1} of {0}")
        @CsvSource({"two-x86,1", "demo,5", "demo,32", "semperos-noc,63"})
        void belongs_to_the_system_as_a_new_incarnation(String machine, int core) {
            on(machine, core, holders -> {
                Domain domain = holders.domain();
                holders.at(core).count();
                long before = holders.process(core);
                waitUntilStopped(domain);
                assertThat(stateOf(domain, core)).contains("state=failed");

                assertThat(domain.processes().bootCore(core, domain.authority(Manifest.Need.CONTROL)))
                        .isEqualTo(ErrorCode.NONE);
                holders.forget(core);

                assertThat(stateOf(domain, core)).contains("state=on");
                RamReference page = holders.allocate(Holders.PAGE);
                assertThat(holders.at(core).hold(page)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.process(core)).as("numbers are not used again").isNotEqualTo(before);
                assertThat(domain.revoke(page).succeeded()).isTrue();
                assertThat(holders.at(core).count()).isZero();
            });
        }

        /** A core that others were started by cannot be started again, so these are off. */
        private static MachineDescription twoCoresOf(String machine) {
            MachineDescription all = Presets.named(machine);
            List<CoreDescription> cores = new ArrayList<>();
            for (CoreDescription core : all.cores()) {
                cores.add(cores.size() < 2 ? core : new CoreDescription(core.id(), core.isa(), core.wordBits(),
                        core.endianness(), core.megahertz(), core.costs(), core.mmu(), core.tlb(), core.timer(),
                        InitialState.OFF, core.caches(), core.storeBuffer(), core.misses(), core.map()));
            }
            return new MachineDescription(all.name(), all.about(), cores, all.nodes(), all.domains(), all.links(),
                    all.memory(), all.devices(), all.wiring(), all.memoryModel(), all.lineBytes(), all.startSkew(),
                    all.wire(), all.faults());
        }

        @Test
        void belongs_to_the_system_although_its_mailbox_was_full_when_it_stopped() {
            on(BootResult.on(twoCoresOf("semperos-noc")), 1, holders -> {
                Domain domain = holders.domain();
                holders.start(1);
                waitUntilStopped(domain);
                for (int request = 0; request < MORE_THAN_A_MAILBOX_HOLDS; request++) {
                    holders.binding(1).sendRevoke(0, new PendingError());
                }
                assertThat(stateOf(domain, 1)).contains("state=failed");

                assertThat(domain.processes().bootCore(1, domain.authority(Manifest.Need.CONTROL)))
                        .isEqualTo(ErrorCode.NONE);
                holders.forget(1);

                assertThat(stateOf(domain, 1)).contains("state=on");
                assertThat(holders.at(1).count()).isZero();
            });
        }

        @Test
        void is_refused_while_cores_that_use_its_memory_are_on() {
            on("demo", 4, holders -> {
                Domain domain = holders.domain();
                waitUntilStopped(domain);
                assertThat(stateOf(domain, 4)).contains("state=failed");

                ErrorCode refused = domain.processes().bootCore(4, domain.authority(Manifest.Need.CONTROL));

                assertThat(domain.describe(refused)).contains("stop them first");
                assertThat(domain.processes().stopCore(5, domain.authority(Manifest.Need.CONTROL)))
                        .isEqualTo(ErrorCode.NONE);
                assertThat(domain.processes().bootCore(4, domain.authority(Manifest.Need.CONTROL)))
                        .isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(4).count()).isZero();
            });
        }
    }

    @Nested
    class Capabilities {
        @ParameterizedTest(name = "core {1} of {0}")
        @CsvSource({"two-x86,1", "demo,5", "demo,32"})
        void that_it_held_are_gone_and_their_memory_is_free(String machine, int core) {
            on(machine, core, holders -> {
                long free = holders.free();
                RamReference page = holders.allocate(Holders.PAGE);
                assertThat(holders.at(core).hold(page)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(core).retype(0)).isEqualTo(ErrorCode.NONE);
                waitUntilStopped(holders.domain());

                assertThat(holders.domain().revoke(page)).as("ends without an answer of the core")
                        .matches(outcome -> outcome.succeeded());
                assertThat(stateOf(holders.domain(), core)).contains("state=failed");
                FrameReference frame = holders.frame(page);
                holders.domain().delete(frame);
                assertThat(holders.memory().free(page)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.free()).isEqualTo(free);
            });
        }

        @Test
        void that_it_made_of_borrowed_memory_are_revoked_on_cores_with_which_the_lender_has_no_link() {
            on("smp-4", 1, holders -> {
                Domain domain = holders.domain();
                CapabilityReference copy = holders.at(3).create(Holders.PAGE).memory();
                assertThat(domain.delete(copy).succeeded()).isTrue();
                holders.start(1);
                holders.start(2);
                assertThat(holders.at(3).lend(0, 1)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(1).forward(0, 2)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(2).count()).isOne();
                waitUntilStopped(domain);
                assertThat(stateOf(domain, 1)).contains("state=failed");
                domain.events().pause(domain.syscalls().now() + MILLISECOND);

                assertThat(holders.at(2).count()).isZero();
            });
        }

        @ParameterizedTest(name = "core {1} of {0}")
        @CsvSource({"amd-8x4,4", "amd-8x4,20", "semperos-noc,1"})
        void behind_it_in_the_tree_are_revoked(String machine, int core) {
            on(machine, core, holders -> {
                RamReference page = holders.allocate(Holders.PAGE);
                for (int other : holders.otherCores()) {
                    assertThat(holders.at(other).hold(page)).isEqualTo(ErrorCode.NONE);
                }
                waitUntilStopped(holders.domain());

                assertThat(holders.domain().revoke(page).succeeded()).isTrue();

                for (int other : holders.otherCores()) {
                    if (other != core) {
                        assertThat(holders.at(other).count()).as("core %d", other).isZero();
                    }
                }
                assertThat(stateOf(holders.domain(), core)).contains("state=failed");
            });
        }

        @Test
        void of_its_memory_are_deleted_before_it_is_started_again() {
            on("smp-4", 1, holders -> {
                Domain domain = holders.domain();
                CapabilityReference memory = holders.at(1).create(Holders.PAGE).memory();
                assertThat(holders.at(2).hold(memory)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(2).retype(0)).isEqualTo(ErrorCode.NONE);
                assertThat(holders.at(2).map(1)).isEqualTo(ErrorCode.NONE);
                waitUntilStopped(domain);
                assertThat(stateOf(domain, 1)).contains("state=failed");
                assertThat(holders.at(2).read().err()).as("the frame is still mapped").isEqualTo(ErrorCode.NONE);

                assertThat(domain.processes().bootCore(1, domain.authority(Manifest.Need.CONTROL)))
                        .isEqualTo(ErrorCode.NONE);

                assertThat(holders.at(2).read().err()).isEqualTo(Holder.NOT_MAPPED);
                assertThat(holders.at(2).count()).isZero();
                assertThat(domain.slots().identify(memory)).isEmpty();
            });
        }

        @Test
        void to_objects_that_it_decided_about_are_of_no_use() {
            on("two-x86", 1, holders -> {
                CapabilityReference memory = holders.at(1).create(Holders.PAGE).memory();
                CapabilityReference copy = holders.at(1).giveCopy(0);
                waitUntilStopped(holders.domain());
                assertThat(stateOf(holders.domain(), 1)).contains("state=failed");

                assertThat(new RamReference(memory.address()).identify(holders.domain().syscalls()).error())
                        .isEqualTo(KernelError.HOME_FAILED);
                assertThat(holders.domain().revoke(copy).error()).isEqualTo(KernelError.HOME_FAILED);
                assertThat(holders.domain().delete(copy).succeeded()).isTrue();
            });
        }

        @Test
        void that_it_was_to_deliver_as_their_home_arrive_as_revoked() {
            on("smp-4", 1, holders -> {
                holders.start(2);
                CapabilityReference memory = holders.at(1).create(Holders.PAGE).memory();
                waitUntilStopped(holders.domain());
                // Home of the memory is the core that has stopped, so this is asked of it.
                PendingError held = new PendingError();
                holders.binding(2).sendHold(memory, held);

                assertThat(held.await(holders.domain().events())).isEqualTo(ErrorCode.of(KernelError.REVOKED));
            });
        }

        @Test
        void whose_retype_or_revoke_it_was_to_permit_are_refused() {
            on("smp-4", 1, holders -> {
                CapabilityReference memory = holders.at(1).create(Holders.PAGE).memory();
                holders.at(1).giveCopy(0);
                waitUntilStopped(holders.domain());

                assertThat(holders.domain().createFrame(new RamReference(memory.address()), Holders.PAGE).error())
                        .isEqualTo(KernelError.HOME_FAILED);
            });
        }
    }

    @Test
    void a_stopped_core_is_off_and_its_programs_have_ended() {
        Holders.on("demo", holders -> {
            Domain domain = holders.domain();
            holders.at(5).count();
            long process = holders.process(5);

            assertThat(domain.processes().stopCore(5, domain.authority(Manifest.Need.CONTROL)))
                    .isEqualTo(ErrorCode.NONE);

            assertThat(stateOf(domain, 5)).contains("state=off");
            assertThat(domain.processes().waitFor(process, SECOND).status()).isEqualTo(137);
            assertThatThrownBy(() -> domain.spawn(5, HolderServer.NAME, "5")).isInstanceOf(CallFailed.class)
                    .satisfies(failed -> assertThat(((CallFailed) failed).failure().kind())
                            .isEqualTo(Failure.Kind.REFUSED));
        });
    }
}
