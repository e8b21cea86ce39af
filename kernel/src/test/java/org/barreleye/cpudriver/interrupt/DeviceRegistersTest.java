package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.COPY;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.DEVICE;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.ENDPOINT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.KERNEL;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.MACHINE;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.ROOT;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.createFrame;
import static org.barreleye.cpudriver.interrupt.ConnectedEngine.receives;

import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.description.MachineDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registers of a device that a program has mapped, on a CPU driver alone. */
class DeviceRegistersTest {
    private final ConnectedEngine engine = new ConnectedEngine();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void are_loaded_and_stored_through_a_window_until_the_capability_is_revoked(boolean mmu) {
        MachineDescription machine = mmu ? MACHINE : DmaMachine.withoutMmu();
        new SteppedProgram()
                .step(syscalls -> {
                    engine.connect(syscalls);
                    ROOT.copy(syscalls, DEVICE.address(), COPY).value();
                    engine.registers().putLong(DmaRegister.BYTES.offset(), 3);
                    engine.registers().putLong(DmaRegister.START.offset(), 1);
                })
                .step(syscalls -> {
                    assertThat(receives(syscalls, ENDPOINT)).isTrue();
                    assertThat(engine.registers().getLong(DmaRegister.STATUS.offset())).isEqualTo(DmaRegister.FAILED);
                    ROOT.revoke(syscalls, COPY).value();
                    assertThat(catchFault(() -> engine.registers().getLong(DmaRegister.STATUS.offset()))).isNotNull();
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
            engine.prepare(syscalls);
            assertThat(KERNEL.loadCell(syscalls, WellKnownSlots.DISPATCHER, engine.base()).error())
                    .isEqualTo(KernelError.WRONG_TYPE);
        }).runOn(mmu ? MACHINE : DmaMachine.withoutMmu());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void end_no_wait_before_its_deadline(boolean mmu) {
        new SteppedProgram()
                .step(engine::prepare)
                .waitingFor(syscalls -> engine.base())
                .step(syscalls -> assertThat(engine.registers().getLong(DmaRegister.STATUS.offset()))
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
