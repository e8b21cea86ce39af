package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.FirstProgram.inInitialDomain;

import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Memory as frames: what its owner reads and writes, and what is left of it after it was reused. */
class FrameMemoryTest {
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final RamReference MEMORY = new RamReference(WellKnownSlots.MEMORY);
    private static final CapabilityAddress A = new CapabilityAddress(32);
    private static final CapabilityAddress B = new CapabilityAddress(33);

    private static KernelError frameAt(SystemCalls syscalls, long offset, long bytes, CapabilityAddress slot) {
        return ROOT.retype(syscalls, MEMORY, offset, Retype.FRAME, bytes, 1, slot).error();
    }

    private static Window map(SystemCalls syscalls, CapabilityAddress frame) {
        return TestAddressSpace.ofInitialDomain(syscalls).map(new FrameReference(frame)).value()
                .window(syscalls.memory());
    }

    @Nested
    class Mapped_memory {
        private static final long ADDRESS = 0x2000_0000;

        @Test
        void can_be_accessed_and_memory_that_is_not_mapped_cannot() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                Window window = new Window(syscalls.memory(), ADDRESS, 4096);

                assertThat(fault(() -> window.getByte(0))).isTrue();
                TestAddressSpace.ofInitialDomain(syscalls)
                        .mapAt(ADDRESS, new FrameReference(A), AddressSpace.READ_WRITE);
                window.putByte(5, (byte) 42);
                assertThat(window.getByte(5)).isEqualTo((byte) 42);
            });
        }

        @Test
        void cannot_be_written_without_the_right_to() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.mint(syscalls, A, new Rights(ObjectRights.READ), B);
                Window window = map(syscalls, B);

                window.getByte(0);
                assertThat(fault(() -> window.putByte(0, (byte) 1))).isTrue();
            });
        }

        @Test
        void is_unmapped_when_its_frame_capability_is_deleted() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                Window window = map(syscalls, A);

                ROOT.delete(syscalls, A);

                assertThat(fault(() -> window.getByte(0))).isTrue();
            });
        }

        private static boolean fault(Runnable access) {
            try {
                access.run();
                return false;
            } catch (MemoryFault fault) {
                return true;
            }
        }
    }

    @Nested
    class Reused_memory {
        private static final CapabilityAddress C = new CapabilityAddress(34);

        @Test
        void contains_no_byte_of_its_former_owner() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                Window window = space.map(new FrameReference(A)).value().window(syscalls.memory());
                for (int offset = 0; offset < 4096; offset += 8) {
                    window.putLong(offset, -1);
                }
                ROOT.delete(syscalls, A);

                frameAt(syscalls, 0, 4096, B);

                Window again = space.map(new FrameReference(B)).value().window(syscalls.memory());
                for (int offset = 0; offset < 4096; offset += 8) {
                    assertThat(again.getLong(offset)).isZero();
                }
            });
        }

        @Test
        void costs_what_it_takes_to_clear_it() {
            inInitialDomain(syscalls -> {
                long one = elapsed(syscalls, () -> frameAt(syscalls, 0, 4096, A));
                long eight = elapsed(syscalls, () -> frameAt(syscalls, 4096, 32_768, B));

                assertThat(eight).isBetween(7 * one, 9 * one);
            });
        }

        @Test
        void keeps_its_bytes_when_a_frame_is_split() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 8192, A);
                AddressSpace space = TestAddressSpace.ofInitialDomain(syscalls);
                Region whole = space.map(new FrameReference(A)).value();
                whole.window(syscalls.memory()).putByte(4096, (byte) 7);
                assertThat(split(syscalls)).as("it is mapped").isEqualTo(KernelError.REVOKE_FIRST);
                space.unmap(whole);

                assertThat(split(syscalls)).isEqualTo(KernelError.NONE);

                assertThat(space.map(new FrameReference(B)).value().window(syscalls.memory()).getByte(0))
                        .isEqualTo((byte) 7);
            });
        }

        private static KernelError split(SystemCalls syscalls) {
            return ROOT.retype(syscalls, new FrameReference(A), 4096, Retype.FRAME, 4096, 1, B).error();
        }

        @Test
        void is_not_cleared_in_one_system_call_if_it_is_too_large() {
            inInitialDomain(Presets.named("smp-2"), syscalls -> {
                assertThat(frameAt(syscalls, 0, 32 << 20, A)).isEqualTo(KernelError.OPERATION_TOO_LARGE);
                assertThat(ROOT.retype(syscalls, MEMORY, 0, Retype.RAM, 32 << 20, 1, A).error())
                        .isEqualTo(KernelError.NONE);
            });
        }

        @Test
        void is_not_handed_out_as_reclaimed_while_a_capability_covers_it() {
            inInitialDomain(syscalls -> {
                frameAt(syscalls, 0, 4096, A);
                ROOT.delete(syscalls, A);

                assertThat(new KernelReference(WellKnownSlots.KERNEL).reclaim(syscalls, B).error())
                        .isEqualTo(KernelError.NO_RECLAIMED_MEMORY);
            });
        }

        private static long elapsed(SystemCalls syscalls, Runnable work) {
            long begin = syscalls.now();
            work.run();
            return syscalls.now() - begin;
        }
    }
}
