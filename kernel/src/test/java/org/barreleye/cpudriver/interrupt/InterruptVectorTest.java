package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MachineDescription;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts of a DMA engine at the endpoint of a driver, on a CPU driver alone. */
class InterruptVectorTest {
    private static final MachineDescription MACHINE = DmaMachine.interrupting(0);
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    private static final InterruptDestinationReference DESTINATION =
            new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION);
    private static final CapabilityAddress ENDPOINT = new CapabilityAddress(200);
    private static final CapabilityAddress VECTOR = new CapabilityAddress(201);
    private static final CapabilityAddress COPY = new CapabilityAddress(202);
    private static final CapabilityAddress OTHER_VECTOR = new CapabilityAddress(203);
    private static final CapabilityAddress OTHER_ENDPOINT = new CapabilityAddress(204);
    private static final CapabilityAddress FRAME = new CapabilityAddress(205);
    private static final DeviceFrameReference DEVICE = new DeviceFrameReference(new CapabilityAddress(206));
    private static final InterruptVectorReference INTERRUPT = new InterruptVectorReference(VECTOR);

    // The registers, once they are mapped.
    private Region mapped;
    private Window registers;

    private static KernelError retype(SystemCalls syscalls, long vector, CapabilityAddress slot) {
        return ROOT.retype(syscalls, DESTINATION, vector, Retype.INTERRUPT_VECTOR, 1, 1, slot).error();
    }

    private static void createEndpoint(SystemCalls syscalls, long offset, CapabilityAddress slot) {
        ROOT.retype(syscalls, new DispatcherReference(WellKnownSlots.DISPATCHER), offset, Retype.END_POINT,
                64, 1, slot).value();
    }

    private static void createFrame(SystemCalls syscalls) {
        ROOT.retype(syscalls, new PhysicalMemoryReference(WellKnownSlots.FIRST_DEVICE), 0, Retype.DEVICE_FRAME, 4096,
                1, DEVICE.address()).value();
    }

    private void prepare(SystemCalls syscalls) {
        createEndpoint(syscalls, 0, ENDPOINT);
        assertThat(retype(syscalls, DmaMachine.VECTOR, VECTOR)).isEqualTo(KernelError.NONE);
        createFrame(syscalls);
        mapped = TestAddressSpace.ofInitialDomain(syscalls)
                .map(new DeviceObject(DEVICE), Placement.ANYWHERE).value();
        registers = mapped.window(syscalls.memory());
        ROOT.retype(syscalls, new RamReference(WellKnownSlots.MEMORY), 0, Retype.FRAME, 8192, 1, FRAME).value();
    }

    /** Prepares, and connects the vector to the endpoint. */
    private void connect(SystemCalls syscalls) {
        prepare(syscalls);
        assertThat(INTERRUPT.connect(syscalls, ENDPOINT).error()).isEqualTo(KernelError.NONE);
    }

    /** Starts a transfer, which ends with an interrupt long before a millisecond is over. */
    private void start() {
        registers.putLong(DmaRegister.BYTES.offset(), 8);
        registers.putLong(DmaRegister.START.offset(), 1);
    }

    private static boolean receives(SystemCalls syscalls, CapabilityAddress endpoint) {
        var message = new EndPointReference(endpoint).receive(syscalls, CapabilityAddress.NULL);
        if (!message.succeeded()) {
            assertThat(message.error()).isEqualTo(KernelError.ENDPOINT_EMPTY);
            return false;
        }
        assertThat(message.value().words()).as("words").isZero();
        return true;
    }

    private static KernelCoreInterruptsResult counts(SystemCalls syscalls) {
        return KERNEL.coreInterrupts(syscalls).value();
    }

    @Nested
    class An_interrupt {
        private long started;

        @Test
        void wakes_the_driver_and_is_an_empty_message_at_its_endpoint() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        start();
                        started = syscalls.now();
                    })
                    .step(syscalls -> {
                        assertThat(syscalls.now() - started).as("nanoseconds").isLessThan(20_000);
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(1, 0, 0));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_remembered_once_while_the_vector_is_masked_and_delivered_when_it_is_acknowledged() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> start())
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("masked").isFalse();
                        start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("masked").isFalse();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(1, 2, 0));
                        INTERRUPT.acknowledge(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        INTERRUPT.acknowledge(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                        start();
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).as("acknowledged").isTrue();
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(3, 2, 0));
                    })
                    .runOn(MACHINE);
        }

        @Test
        void is_a_note_in_the_trace() {
            assertThat(new SteppedProgram()
                    .step(InterruptVectorTest.this::prepare)
                    .step(syscalls -> start())
                    .step(syscalls -> {
                        INTERRUPT.connect(syscalls, ENDPOINT).value();
                        start();
                    })
                    .step(syscalls -> start())
                    .step(syscalls -> { })
                    .notesOn(MACHINE, "interrupt").stream().filter(text -> text.startsWith("vector")))
                    .containsExactly("vector 34 is spurious: no endpoint is connected",
                            "vector 34 is delivered to driver",
                            "vector 34 is pending until driver acknowledges the one before");
        }

        @Test
        void is_delivered_also_while_the_buffer_is_full_and_before_other_messages() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> {
                        KernelError sent = KernelError.NONE;
                        while (sent == KernelError.NONE) {
                            sent = new EndPointReference(ENDPOINT).send(syscalls, 1, CapabilityAddress.NULL, false,
                                    7, 0, 0, 0, 0, 0, 0, 0, 0, 0).error();
                        }
                        assertThat(sent).isEqualTo(KernelError.ENDPOINT_FULL);
                        start();
                    })
                    .step(syscalls -> { })
                    .step(syscalls -> {
                        assertThat(syscalls.hasMore(ENDPOINT)).isTrue();
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        assertThat(new EndPointReference(ENDPOINT).receive(syscalls, CapabilityAddress.NULL).value()
                                .words()).isEqualTo(1);
                    })
                    .runOn(MACHINE);
        }

        @Test
        void of_a_vector_that_is_not_connected_is_spurious() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::prepare)
                    .step(syscalls -> start())
                    .step(syscalls -> {
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(0, 0, 1));
                        INTERRUPT.connect(syscalls, ENDPOINT).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                    })
                    .runOn(MACHINE);
        }
    }

    @Nested
    class A_connected_vector {
        private void isDisconnected(Consumer<SystemCalls> by) {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> {
                        ROOT.copy(syscalls, VECTOR, COPY).value();
                        by.accept(syscalls);
                        start();
                    })
                    .step(syscalls -> {
                        assertThat(counts(syscalls)).isEqualTo(new KernelCoreInterruptsResult(0, 0, 1));
                        createEndpoint(syscalls, 64, OTHER_ENDPOINT);
                        assertThat(new InterruptVectorReference(COPY).acknowledge(syscalls).error())
                                .isEqualTo(KernelError.NOT_CONNECTED);
                        assertThat(new InterruptVectorReference(COPY).connect(syscalls, OTHER_ENDPOINT).error())
                                .isEqualTo(KernelError.NONE);
                        start();
                    })
                    .step(syscalls -> assertThat(receives(syscalls, OTHER_ENDPOINT)).isTrue())
                    .runOn(MACHINE);
        }

        @Test
        void is_disconnected_on_demand() {
            isDisconnected(syscalls -> INTERRUPT.disconnect(syscalls).value());
        }

        @Test
        void is_disconnected_when_the_capability_is_deleted_through_which_it_was_connected() {
            isDisconnected(syscalls -> ROOT.delete(syscalls, VECTOR).value());
        }

        @Test
        void is_disconnected_when_that_capability_is_revoked_through_another_copy() {
            isDisconnected(syscalls -> ROOT.revoke(syscalls, COPY).value());
        }

        @Test
        void is_disconnected_when_the_endpoint_is_deleted() {
            isDisconnected(syscalls -> ROOT.delete(syscalls, ENDPOINT).value());
        }

        @Test
        void stays_connected_when_another_copy_is_deleted() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> {
                        ROOT.copy(syscalls, VECTOR, COPY).value();
                        ROOT.delete(syscalls, COPY).value();
                        start();
                    })
                    .step(syscalls -> assertThat(receives(syscalls, ENDPOINT)).isTrue())
                    .runOn(MACHINE);
        }

        @Test
        void leaves_no_message_behind_when_it_is_disconnected() {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::connect)
                    .step(syscalls -> start())
                    .step(syscalls -> {
                        INTERRUPT.disconnect(syscalls).value();
                        assertThat(receives(syscalls, ENDPOINT)).isFalse();
                    })
                    .runOn(MACHINE);
        }
    }

    @Nested
    class Connecting {
        @Test
        void is_refused_while_the_vector_is_connected() {
            new SteppedProgram().step(syscalls -> {
                connect(syscalls);
                createEndpoint(syscalls, 64, OTHER_ENDPOINT);
                ROOT.copy(syscalls, VECTOR, COPY).value();
                assertThat(new InterruptVectorReference(COPY).connect(syscalls, OTHER_ENDPOINT).error())
                        .isEqualTo(KernelError.VECTOR_IN_USE);
                assertThat(retype(syscalls, DmaMachine.VECTOR, OTHER_VECTOR)).isEqualTo(KernelError.REVOKE_FIRST);
            }).runOn(MACHINE);
        }

        @Test
        void is_refused_on_another_core_than_that_of_the_vector() {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                retype(syscalls, 256 * 4 + DmaMachine.VECTOR, OTHER_VECTOR);
                InterruptVectorReference remote = new InterruptVectorReference(OTHER_VECTOR);
                assertThat(remote.connect(syscalls, ENDPOINT).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
                assertThat(remote.acknowledge(syscalls).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
                assertThat(remote.disconnect(syscalls).error()).isEqualTo(KernelError.OTHER_CORES_VECTOR);
            }).runOn(MACHINE);
        }

        @Test
        void takes_an_endpoint_and_the_right_write() {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                assertThat(INTERRUPT.connect(syscalls, FRAME).error()).isEqualTo(KernelError.WRONG_TYPE);
                assertThat(INTERRUPT.connect(syscalls, COPY).error()).isEqualTo(KernelError.CAPABILITY_NOT_FOUND);
                ROOT.mint(syscalls, VECTOR, new Rights(ObjectRights.READ), COPY).value();
                assertThat(new InterruptVectorReference(COPY).connect(syscalls, ENDPOINT).error())
                        .isEqualTo(KernelError.MISSING_RIGHTS);
            }).runOn(MACHINE);
        }
    }

    @Nested
    class Lines_and_destinations {
        @Test
        void cover_all_lines_and_the_vectors_of_all_cores() {
            new SteppedProgram().step(syscalls -> {
                var lines = new InterruptSourceReference(WellKnownSlots.INTERRUPT_SOURCE);
                assertThat(lines.identify(syscalls).value().first()).isZero();
                assertThat(lines.identify(syscalls).value().count()).isEqualTo(MACHINE.devices().size());
                assertThat(DESTINATION.identify(syscalls).value().first()).isZero();
                assertThat(DESTINATION.identify(syscalls).value().count()).isEqualTo(33 * 256);
                assertThat(lines.enable(syscalls, 2, true).error()).isEqualTo(KernelError.NONE);
                assertThat(lines.enable(syscalls, 2, false).error()).isEqualTo(KernelError.NO_INTERRUPT_CONTROLLER);
                assertThat(lines.enable(syscalls, MACHINE.devices().size(), true).error())
                        .isEqualTo(KernelError.BAD_ARGUMENT);
                assertThat(DESTINATION.route(syscalls, WellKnownSlots.INTERRUPT_SOURCE, 2, 34, 1).error())
                        .isEqualTo(KernelError.NOT_IMPLEMENTED);
            }).runOn(MACHINE);
        }
    }

    @Nested
    class Registers {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void are_loaded_and_stored_through_a_window_until_the_capability_is_revoked(boolean mmu) {
            MachineDescription machine = mmu ? MACHINE : DmaMachine.withoutMmu();
            new SteppedProgram()
                    .step(syscalls -> {
                        connect(syscalls);
                        ROOT.copy(syscalls, DEVICE.address(), COPY).value();
                        registers.putLong(DmaRegister.BYTES.offset(), 3);
                        registers.putLong(DmaRegister.START.offset(), 1);
                    })
                    .step(syscalls -> {
                        assertThat(receives(syscalls, ENDPOINT)).isTrue();
                        assertThat(registers.getLong(DmaRegister.STATUS.offset())).isEqualTo(DmaRegister.FAILED);
                        ROOT.revoke(syscalls, COPY).value();
                        assertThat(catchFault(() -> registers.getLong(DmaRegister.STATUS.offset()))).isNotNull();
                    })
                    .runOn(machine);
        }

        @Test
        void are_not_written_through_a_capability_without_the_right_to() {
            for (MachineDescription machine : new MachineDescription[] {MACHINE, DmaMachine.withoutMmu()}) {
                new SteppedProgram().step(syscalls -> {
                    createFrame(syscalls);
                    ROOT.mint(syscalls, DEVICE.address(),
                            new Rights(ObjectRights.READ | ObjectRights.IDENTIFY), COPY).value();
                    Window readable = TestAddressSpace.ofInitialDomain(syscalls)
                            .map(new DeviceObject(new DeviceFrameReference(COPY)),
                                    Placement.ANYWHERE.permitting(new Rights(ObjectRights.READ)))
                            .value().window(syscalls.memory());
                    assertThat(readable.getLong(DmaRegister.STATUS.offset())).isEqualTo(DmaRegister.IDLE);
                    assertThat(catchFault(() -> readable.putLong(DmaRegister.START.offset(), 1))).isNotNull();
                    assertThat(readable.getLong(DmaRegister.STATUS.offset())).isEqualTo(DmaRegister.IDLE);
                }).runOn(machine);
            }
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void are_not_loaded_for_display(boolean mmu) {
            new SteppedProgram().step(syscalls -> {
                prepare(syscalls);
                assertThat(KERNEL.loadCell(syscalls, WellKnownSlots.DISPATCHER, mapped.base()).error())
                        .isEqualTo(KernelError.WRONG_TYPE);
            }).runOn(mmu ? MACHINE : DmaMachine.withoutMmu());
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void end_no_wait_before_its_deadline(boolean mmu) {
            new SteppedProgram()
                    .step(InterruptVectorTest.this::prepare)
                    .waitingFor(syscalls -> mapped.base())
                    .step(syscalls -> assertThat(registers.getLong(DmaRegister.STATUS.offset()))
                            .isEqualTo(DmaRegister.IDLE))
                    .runOn(mmu ? MACHINE : DmaMachine.withoutMmu());
        }

        private MemoryFault catchFault(Runnable access) {
            try {
                access.run();
                return null;
            } catch (MemoryFault fault) {
                return fault;
            }
        }
    }
}
