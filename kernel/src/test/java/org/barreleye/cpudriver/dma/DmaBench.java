package org.barreleye.cpudriver.dma;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.memory.DeviceObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.PhysicalMemoryReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Rights;

/** A DMA engine of the initial program, which runs in the place of a monitor, and frames to copy between. */
final class DmaBench {
    static final int FRAME_BYTES = 8_192;
    static final int READ = ObjectRights.READ;
    static final int WRITE = ObjectRights.WRITE;
    static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);
    static final DeviceFrameReference DEVICE = new DeviceFrameReference(new CapabilityAddress(206));

    private static final int FIRST_FRAME = 210;

    private RegisterWindow<DmaRegister> registers;

    /** The address of the capability to a frame. */
    static CapabilityAddress frame(int index) {
        return new CapabilityAddress(FIRST_FRAME + index);
    }

    /** Makes the device frame and frames, and maps the registers of the engine. */
    void prepare(SystemCalls syscalls, int frames) {
        ROOT.retype(syscalls, new PhysicalMemoryReference(WellKnownSlots.FIRST_DEVICE), 0, Retype.DEVICE_FRAME, 4096,
                1, DEVICE.address()).value();
        registers = new RegisterWindow<>(TestAddressSpace.ofInitialDomain(syscalls)
                .map(new DeviceObject(DEVICE), Placement.ANYWHERE).value().window(syscalls.memory()));
        ROOT.retype(syscalls, new RamReference(WellKnownSlots.MEMORY), 0, Retype.FRAME, FRAME_BYTES, frames,
                frame(0)).value();
    }

    static long base(SystemCalls syscalls, int frame) {
        return new FrameReference(frame(frame)).identify(syscalls).value().base();
    }

    static KernelError allow(SystemCalls syscalls, DeviceFrameReference device, CapabilityAddress frame, int access) {
        return device.allowDma(syscalls, frame, new Rights(access)).error();
    }

    static void allow(SystemCalls syscalls, int frame, int access) {
        assertThat(allow(syscalls, DEVICE, frame(frame), access)).isEqualTo(KernelError.NONE);
    }

    /** Starts a transfer, which is over long before a millisecond is. */
    void copy(long source, long target, long bytes) {
        registers.write(DmaRegister.SOURCE, source);
        registers.write(DmaRegister.TARGET, target);
        registers.write(DmaRegister.BYTES, bytes);
        registers.write(DmaRegister.START, 1);
    }

    long status() {
        return registers.read(DmaRegister.STATUS);
    }
}
