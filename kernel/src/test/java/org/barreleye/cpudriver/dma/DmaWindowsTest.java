package org.barreleye.cpudriver.dma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.dma.DmaBench.DEVICE;
import static org.barreleye.cpudriver.dma.DmaBench.FRAME_BYTES;
import static org.barreleye.cpudriver.dma.DmaBench.READ;
import static org.barreleye.cpudriver.dma.DmaBench.ROOT;
import static org.barreleye.cpudriver.dma.DmaBench.WRITE;
import static org.barreleye.cpudriver.dma.DmaBench.allow;
import static org.barreleye.cpudriver.dma.DmaBench.base;
import static org.barreleye.cpudriver.dma.DmaBench.frame;

import java.util.function.Consumer;
import org.barreleye.cpudriver.interrupt.DmaMachine;
import org.barreleye.cpudriver.interrupt.SteppedProgram;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MachineDescription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The memory that a DMA engine reaches, on a CPU driver alone. */
class DmaWindowsTest {
    private static final MachineDescription MACHINE = DmaMachine.interrupting(0);
    private static final CapabilityAddress COPY = new CapabilityAddress(220);
    private static final CapabilityAddress ENDPOINT = new CapabilityAddress(221);
    private static final int FAULT_VECTOR = 36;
    private static final int BYTES = 64;

    private final DmaBench bench = new DmaBench();

    private void prepare(SystemCalls syscalls) {
        bench.prepare(syscalls, 2);
    }

    /** Allows frame 0 to be read and frame 1 to be written. */
    private void allowBoth(SystemCalls syscalls) {
        prepare(syscalls);
        allow(syscalls, 0, READ);
        allow(syscalls, 1, WRITE);
    }

    private void copy(SystemCalls syscalls) {
        bench.copy(bases[0], bases[1], BYTES);
    }

    // Remembered, because a test deletes the capabilities.
    private final long[] bases = new long[2];

    private void remember(SystemCalls syscalls) {
        bases[0] = base(syscalls, 0);
        bases[1] = base(syscalls, 1);
    }

    private void assertStatus(long status) {
        assertThat(bench.status()).isEqualTo(status);
    }

    @Nested
    class A_device {
        @Test
        void reaches_no_memory_at_boot_and_the_trace_says_where_it_was_pointed() {
            assertThat(new SteppedProgram()
                    .step(DmaWindowsTest.this::prepare)
                    .step(DmaWindowsTest.this::remember)
                    .step(DmaWindowsTest.this::copy)
                    .step(syscalls -> assertStatus(DmaRegister.FAILED))
                    .notesOn(MACHINE, "dma")).singleElement().asString().startsWith("dma0 may not read at 0:0x")
                    .endsWith(": refusal 1");
        }

        @Test
        void reaches_the_frames_that_it_was_allowed() {
            assertThat(new SteppedProgram()
                    .step(DmaWindowsTest.this::allowBoth)
                    .step(DmaWindowsTest.this::remember)
                    .step(DmaWindowsTest.this::copy)
                    .step(syscalls -> assertStatus(DmaRegister.DONE))
                    .notesOn(MACHINE, "dma")).isEmpty();
        }

        @Test
        void does_not_write_to_what_it_may_read() {
            new SteppedProgram()
                    .step(DmaWindowsTest.this::allowBoth)
                    .step(DmaWindowsTest.this::remember)
                    .step(syscalls -> bench.copy(bases[1], bases[0], BYTES))
                    .step(syscalls -> assertStatus(DmaRegister.FAILED))
                    .runOn(MACHINE);
        }

        @Test
        void does_not_reach_what_is_behind_a_frame() {
            new SteppedProgram()
                    .step(DmaWindowsTest.this::allowBoth)
                    .step(DmaWindowsTest.this::remember)
                    .step(syscalls -> bench.copy(bases[0], bases[1] + FRAME_BYTES - BYTES / 2, BYTES))
                    .step(syscalls -> assertStatus(DmaRegister.FAILED))
                    .runOn(MACHINE);
        }
    }

    @Nested
    class A_window_ends {
        private void endsBy(Consumer<SystemCalls> end) {
            new SteppedProgram()
                    .step(DmaWindowsTest.this::allowBoth)
                    .step(DmaWindowsTest.this::remember)
                    .step(DmaWindowsTest.this::copy)
                    .step(syscalls -> {
                        assertStatus(DmaRegister.DONE);
                        end.accept(syscalls);
                        copy(syscalls);
                    })
                    .step(syscalls -> assertStatus(DmaRegister.FAILED))
                    .runOn(MACHINE);
        }

        @Test
        void when_the_device_is_forbidden_the_frame() {
            endsBy(syscalls -> {
                DEVICE.forbidDma(syscalls, frame(1)).value();
                assertThat(DEVICE.forbidDma(syscalls, frame(1)).error()).isEqualTo(KernelError.NO_DMA_WINDOW);
            });
        }

        @Test
        void when_the_capability_to_the_frame_is_deleted_through_which_it_was_opened() {
            endsBy(syscalls -> {
                ROOT.copy(syscalls, frame(1), COPY).value();
                ROOT.delete(syscalls, frame(1)).value();
            });
        }

        @Test
        void when_the_frame_is_revoked() {
            endsBy(syscalls -> {
                ROOT.copy(syscalls, frame(1), COPY).value();
                ROOT.revoke(syscalls, COPY).value();
            });
        }

        @Test
        void when_its_access_is_changed() {
            endsBy(syscalls -> allow(syscalls, 1, READ));
        }

        @Test
        void during_a_transfer_which_then_moves_nothing() {
            new SteppedProgram()
                    .step(DmaWindowsTest.this::allowBoth)
                    .step(DmaWindowsTest.this::remember)
                    .step(syscalls -> {
                        copy(syscalls);
                        assertStatus(DmaRegister.BUSY);
                        ROOT.delete(syscalls, frame(1)).value();
                    })
                    .step(syscalls -> assertStatus(DmaRegister.FAILED))
                    .runOn(MACHINE);
        }

        @Test
        void with_the_device_frame_through_which_it_was_opened_and_not_with_another_copy() {
            DeviceFrameReference other = new DeviceFrameReference(COPY);
            new SteppedProgram()
                    .step(DmaWindowsTest.this::prepare)
                    .step(DmaWindowsTest.this::remember)
                    .step(syscalls -> {
                        ROOT.copy(syscalls, DEVICE.address(), COPY).value();
                        allow(syscalls, 0, READ);
                        assertThat(allow(syscalls, other, frame(1), WRITE)).isEqualTo(KernelError.NONE);
                        copy(syscalls);
                    })
                    .step(syscalls -> {
                        assertStatus(DmaRegister.DONE);
                        ROOT.delete(syscalls, COPY).value();
                        copy(syscalls);
                    })
                    .step(syscalls -> {
                        assertStatus(DmaRegister.FAILED);
                        allow(syscalls, 1, WRITE);
                        copy(syscalls);
                    })
                    .step(syscalls -> assertStatus(DmaRegister.DONE))
                    .runOn(MACHINE);
        }
    }

    @Nested
    class To_allow_a_frame {
        private void refuses(KernelError error, Consumer<SystemCalls> before, CapabilityAddress frame, int access) {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                before.accept(syscalls);
                assertThat(allow(syscalls, DEVICE, frame, access)).isEqualTo(error);
            }).runOn(MACHINE);
        }

        @Test
        void needs_its_rights() {
            refuses(KernelError.MISSING_RIGHTS, syscalls -> ROOT.mint(syscalls, frame(0), new Rights(READ), COPY)
                    .value(), COPY, READ | WRITE);
        }

        @Test
        void needs_the_right_to_write_to_the_device() {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                ROOT.mint(syscalls, DEVICE.address(), new Rights(READ), COPY).value();
                assertThat(allow(syscalls, new DeviceFrameReference(COPY), frame(0), READ))
                        .isEqualTo(KernelError.MISSING_RIGHTS);
            }).runOn(MACHINE);
        }

        @Test
        void takes_read_or_write_and_nothing_else() {
            refuses(KernelError.BAD_ARGUMENT, syscalls -> { }, frame(0), 0);
            refuses(KernelError.BAD_ARGUMENT, syscalls -> { }, frame(0), READ | ObjectRights.GRANT);
        }

        @Test
        void takes_a_capability_to_a_frame() {
            refuses(KernelError.WRONG_TYPE, syscalls -> { }, WellKnownSlots.MEMORY, READ);
            refuses(KernelError.CAPABILITY_NOT_FOUND, syscalls -> { }, COPY, READ);
        }

        @Test
        void takes_a_window_of_which_the_unit_has_eight() {
            new SteppedProgram().step(syscalls -> {
                bench.prepare(syscalls, 9);
                for (int i = 0; i < 8; i++) {
                    allow(syscalls, i, READ);
                }
                assertThat(allow(syscalls, DEVICE, frame(8), READ)).isEqualTo(KernelError.DMA_WINDOWS_IN_USE);
                DEVICE.forbidDma(syscalls, frame(3)).value();
                allow(syscalls, 8, READ);
            }).runOn(MACHINE);
        }
    }

    @Nested
    class The_interrupt_of_a_unit {
        @Test
        void is_the_kernels() {
            new SteppedProgram().step(syscalls -> {
                ROOT.retype(syscalls, new DispatcherReference(WellKnownSlots.DISPATCHER), 0, Retype.END_POINT, 64, 1,
                        ENDPOINT).value();
                ROOT.retype(syscalls, new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION),
                        FAULT_VECTOR, Retype.INTERRUPT_VECTOR, 1, 1, COPY).value();
                assertThat(new InterruptVectorReference(COPY).connect(syscalls, ENDPOINT).error())
                        .isEqualTo(KernelError.VECTOR_RESERVED);
            }).runOn(MACHINE);
        }
    }
}
