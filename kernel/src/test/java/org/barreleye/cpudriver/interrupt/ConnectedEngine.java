package org.barreleye.cpudriver.interrupt;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.DispatcherReference;
import org.barreleye.generated.user.EndPointReference;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.machine.description.MachineDescription;

/** A DMA engine whose registers a program has mapped, and whose vector it connects to an endpoint. */
final class ConnectedEngine {
    static final MachineDescription MACHINE = DmaMachine.interrupting(0);
    static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    static final InterruptDestinationReference DESTINATION =
            new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION);
    static final CapabilityAddress ENDPOINT = new CapabilityAddress(200);
    static final CapabilityAddress VECTOR = new CapabilityAddress(201);
    static final CapabilityAddress COPY = new CapabilityAddress(202);
    static final CapabilityAddress OTHER_VECTOR = new CapabilityAddress(203);
    static final CapabilityAddress OTHER_ENDPOINT = new CapabilityAddress(204);
    static final CapabilityAddress FRAME = new CapabilityAddress(205);
    static final DeviceFrameReference DEVICE = new DeviceFrameReference(new CapabilityAddress(206));
    static final InterruptVectorReference INTERRUPT = new InterruptVectorReference(VECTOR);

    private Region mapped;
    private Window registers;

    static KernelError retype(SystemCalls syscalls, long vector, CapabilityAddress slot) {
        return ROOT.retype(syscalls, DESTINATION, vector, Retype.INTERRUPT_VECTOR, 1, 1, slot).error();
    }

    static void createEndpoint(SystemCalls syscalls, long offset, CapabilityAddress slot) {
        ROOT.retype(syscalls, new DispatcherReference(WellKnownSlots.DISPATCHER), offset, Retype.END_POINT,
                64, 1, slot).value();
    }

    static void createFrame(SystemCalls syscalls) {
        ROOT.retype(syscalls, new PhysicalMemoryReference(WellKnownSlots.FIRST_DEVICE), 0, Retype.DEVICE_FRAME, 4096,
                1, DEVICE.address()).value();
    }

    /** Creates the endpoint, the vector and a frame, and maps the registers. */
    void prepare(SystemCalls syscalls) {
        createEndpoint(syscalls, 0, ENDPOINT);
        assertThat(retype(syscalls, DmaMachine.VECTOR, VECTOR)).isEqualTo(KernelError.NONE);
        createFrame(syscalls);
        mapped = TestAddressSpace.ofInitialDomain(syscalls)
                .map(new DeviceObject(DEVICE), Placement.ANYWHERE).value();
        registers = mapped.window(syscalls.memory());
        ROOT.retype(syscalls, new RamReference(WellKnownSlots.MEMORY), 0, Retype.FRAME, 8192, 1, FRAME).value();
    }

    /** Prepares, and connects the vector to the endpoint. */
    void connect(SystemCalls syscalls) {
        prepare(syscalls);
        assertThat(INTERRUPT.connect(syscalls, ENDPOINT).error()).isEqualTo(KernelError.NONE);
    }

    /** Starts a transfer, which ends with an interrupt long before a millisecond is over. */
    void start() {
        registers.putLong(DmaRegister.BYTES.offset(), 8);
        registers.putLong(DmaRegister.START.offset(), 1);
    }

    /** The registers, once they are mapped. */
    Window registers() {
        return registers;
    }

    /** The address at which the registers are mapped. */
    long base() {
        return mapped.base();
    }

    /** Receives a message of the vector, which has no words; returns whether there was one. */
    static boolean receives(SystemCalls syscalls, CapabilityAddress endpoint) {
        var message = new EndPointReference(endpoint).receive(syscalls, CapabilityAddress.NULL);
        if (!message.succeeded()) {
            assertThat(message.error()).isEqualTo(KernelError.ENDPOINT_EMPTY);
            return false;
        }
        assertThat(message.value().words()).as("words").isZero();
        return true;
    }

    static KernelCoreInterruptsResult counts(SystemCalls syscalls) {
        return KERNEL.coreInterrupts(syscalls).value();
    }
}
