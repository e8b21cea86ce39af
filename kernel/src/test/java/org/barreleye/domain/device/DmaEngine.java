package org.barreleye.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Region;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.device.DmaRegister;

/** The DMA engine for its driver, with a page of memory: numbers are copied from its first half to its second half. */
final class DmaEngine {
    static final int BYTES = 4096;
    private static final int HALF = BYTES / 2;
    private static final int LINE = 64;

    private final Domain domain;
    private final RegisterWindow<DmaRegister> registers;
    private final Region region;
    private final Window page;
    private final long address;

    DmaEngine(Domain domain, DeviceFrameReference device, PinnedObject memory, Region region) {
        this.domain = domain;
        this.region = region;
        registers = DeviceRegisters.<DmaRegister>map(domain, device).value().window();
        page = region.window(domain.syscalls().memory());
        address = DmaWindow.open(domain, device, memory.frame().orElseThrow()).value().deviceAddress();
    }

    /** The record of the only DMA engine of a machine. */
    static DeviceRecord record(Domain domain) throws CallFailed {
        List<DeviceRecord> engines =
                DeviceRecord.all(domain).stream().filter(device -> device.kind().equals("dma")).toList();
        assertThat(engines).hasSize(1);
        return engines.get(0);
    }

    /** Makes the capability to the interrupt vector of that engine. */
    static InterruptVectorReference createVector(Domain domain) throws CallFailed {
        return record(domain).createVector(domain).value();
    }

    /** The address of its page, as the engine uses it. */
    long address() {
        return address;
    }

    /** Starts to copy a line from an address to another one. */
    void start(long source, long target) {
        registers.write(DmaRegister.SOURCE, source);
        registers.write(DmaRegister.TARGET, target);
        registers.write(DmaRegister.BYTES, LINE);
        registers.write(DmaRegister.START, 1);
    }

    /** Starts to copy a number. */
    void start(long number) {
        page.putLong(HALF, 0);
        page.putLong(0, number);
        // Caches that are not coherent with the engine: what it reads is written back, what it writes is fetched anew.
        domain.syscalls().memory().cleanLine(region.base());
        domain.syscalls().memory().cleanLine(region.base() + HALF);
        domain.syscalls().memory().invalidateLine(region.base() + HALF);
        start(address, address + HALF);
    }

    long status() {
        return registers.read(DmaRegister.STATUS);
    }

    /** The number that was copied last. */
    long copied() {
        domain.syscalls().memory().invalidateLine(region.base() + HALF);
        return page.getLong(HALF);
    }
}
