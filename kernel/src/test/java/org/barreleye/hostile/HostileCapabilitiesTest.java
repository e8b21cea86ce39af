package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult.Lines;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.interconnect.MonitorCapabilityChannel;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.MailboxReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.TerminalReference;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A program that misuses capability addresses and invocations. Its neighbours are served throughout. */
class HostileCapabilitiesTest {
    private static final int ADDRESSES = 1 << 16;

    private static HostileRun assertUnharmed(Lines hostile) {
        return HostileRun.of(hostile).requireUnharmed();
    }

    private static CapabilityAddress at(int slot) {
        return new CapabilityAddress(slot);
    }

    @Nested
    class Every_address {
        @Test
        void that_is_guessed_holds_nothing_but_the_programs_own_capabilities() {
            HostileRun run = assertUnharmed(domain -> {
                int found = 0;
                for (int slot = 0; slot < ADDRESSES; slot++) {
                    found += WellKnown.ROOT.identify(domain.syscalls(), at(slot)).succeeded() ? 1 : 0;
                }
                domain.syscalls().print("found " + (found < 32 ? "few" : "many"));
            });

            assertThat(run.booted().console()).contains("hostile: found few");
        }

        @Test
        void can_be_deleted_by_its_own_program() {
            assertUnharmed(domain -> {
                for (int slot = 255; slot >= 0; slot--) {
                    WellKnown.ROOT.delete(domain.syscalls(), at(slot));
                }
                domain.syscalls().print("deleted all");
            });
        }

        @Test
        void can_be_revoked_by_its_own_program() {
            assertUnharmed(domain -> {
                for (int slot = 0; slot < 256; slot++) {
                    WellKnown.ROOT.revoke(domain.syscalls(), at(slot));
                }
                domain.syscalls().print("revoked all");
            });
        }
    }

    @Nested
    class An_invocation_of_the_wrong_type {
        @Test
        void is_refused() {
            HostileRun run = assertUnharmed(domain -> {
                int succeeded = 0;
                for (int slot = 0; slot < 256; slot++) {
                    var syscalls = domain.syscalls();
                    succeeded += new KernelReference(at(slot)).startCore(syscalls, 0, at(slot)).succeeded() ? 1 : 0;
                    succeeded += new KernelReference(at(slot)).makeTerminal(syscalls, at(200)).succeeded() ? 1 : 0;
                    succeeded += new FrameReference(at(slot)).map(syscalls).succeeded() ? 1 : 0;
                    succeeded += new MailboxReference(at(slot)).close(syscalls).succeeded() ? 1 : 0;
                    succeeded += new TerminalReference(at(slot)).read(syscalls).succeeded() ? 1 : 0;
                    succeeded += new DispatcherReference(at(slot)).start(syscalls, at(slot), 0, 0, 0).succeeded()
                            ? 1 : 0;
                }
                domain.syscalls().print(succeeded + " invocations succeeded");
            });

            assertThat(run.booted().console()).contains("hostile: 0 invocations succeeded");
        }
    }

    @Nested
    class Numbers_out_of_range {
        private static final long[] NUMBERS = {
            0, 1, -1, 4095, 4096, 1L << 32, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 4095
        };

        @Test
        void in_a_retype_are_refused() {
            HostileRun run = assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                for (long offset : NUMBERS) {
                    for (long bytes : NUMBERS) {
                        for (long count : NUMBERS) {
                            retype(domain, memory, offset, bytes, (int) count);
                        }
                    }
                }
            });

            assertThat(run.status()).isZero();
        }

        private static void retype(Domain domain, RamReference memory, long offset, long bytes, int count) {
            CapabilityAddress slot = domain.slots().take();
            if (WellKnown.ROOT.retype(domain.syscalls(), memory, offset, Retype.FRAME, bytes, count, slot)
                    .succeeded()) {
                WellKnown.ROOT.delete(domain.syscalls(), slot);
            }
            domain.slots().free(slot);
        }

        @Test
        void as_rights_give_no_right_that_the_source_lacks() {
            HostileRun run = assertUnharmed(domain -> {
                RamReference memory = domain.allocate(4096);
                CapabilityAddress weak = domain.slots().take();
                CapabilityAddress strong = domain.slots().take();
                WellKnown.ROOT.mint(domain.syscalls(), memory.address(), new Rights(1), weak);
                WellKnown.ROOT.mint(domain.syscalls(), weak, new Rights(0xff), strong);
                domain.syscalls().print("rights " + WellKnown.ROOT.identify(domain.syscalls(), strong).map(
                        found -> found.rights() == 1).succeeded());
            });

            assertThat(run.booted().console()).contains("hostile: rights true");
        }

        @Test
        void in_an_allocation_are_refused() {
            HostileRun run = assertUnharmed(domain -> {
                for (long bytes : NUMBERS) {
                    try {
                        domain.allocate(bytes);
                    } catch (CallFailed refused) {
                        domain.syscalls().print("refused");
                    }
                }
            });

            assertThat(run.status()).isZero();
        }
    }

    @Nested
    class Capabilities_that_arrive_without_their_messages {
        @Test
        void fail_the_channel_beyond_a_bound() {
            HostileRun run = assertUnharmed(domain -> {
                MonitorCapabilityChannel channel = new MonitorCapabilityChannel(domain.monitor(), 1, domain.slots());
                int delivered = 0;
                while (channel.failure().isEmpty() && delivered < ADDRESSES) {
                    channel.deliver(CapabilityReference.ABSENT);
                    delivered++;
                }
                domain.syscalls().print("failed after " + delivered);
            });

            assertThat(run.booted().console()).contains("hostile: failed after 1025");
        }
    }

    @Nested
    class Memory_that_is_not_mapped {
        @Test
        void ends_the_program_that_reads_it() {
            HostileRun run = assertUnharmed(domain -> {
                for (long address = 0; address >= 0; address += 1L << 40) {
                    domain.syscalls().memory().load(address, 8, Endianness.LITTLE);
                }
            });

            assertThat(run.status()).isEqualTo(HostileRun.FAILED);
        }
    }
}
