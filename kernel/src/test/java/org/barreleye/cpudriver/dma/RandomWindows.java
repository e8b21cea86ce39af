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

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.cpudriver.CpuDriver;
import org.barreleye.cpudriver.DeviceResources;
import org.barreleye.cpudriver.KernelDevices;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.cpudriver.interrupt.DmaMachine;
import org.barreleye.cpudriver.interrupt.SteppedProgram;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.random.SeededRandom;

/**
 * Allows and forbids a DMA engine frames, deletes and revokes capabilities, and starts transfers, all at random. A
 * transfer succeeds if and only if one window that is open shows all of its source, and one all of its target.
 */
final class RandomWindows {
    private static final int FRAMES = 4;
    private static final int COPIES = 2;
    private static final int WINDOWS = 8;
    private static final int COPY_OF_DEVICE = 250;
    private static final CoreId ZERO = new CoreId(0);

    private final DmaBench bench = new DmaBench();
    private final SeededRandom random;
    // The open windows: their access, by the slots of device frame and frame.
    private final SortedMap<Integer, SortedMap<Integer, Integer>> windows = new TreeMap<>();
    private final long[] bases = new long[FRAMES];
    private boolean isExpected;
    private int done;
    private int refused;

    RandomWindows(long seed) {
        random = new SeededRandom(seed).fork("windows");
    }

    /** Runs with a planted mistake, or none. */
    void run(int transfers, Canary canary) {
        SteppedProgram program = new SteppedProgram().step(this::prepare);
        for (int i = 0; i < transfers; i++) {
            program.step(this::change).step(syscalls -> {
                boolean isDone = bench.status() == DmaRegister.DONE;
                assertThat(isDone).as("whether the transfer was permitted").isEqualTo(isExpected);
                done += isDone ? 1 : 0;
                refused += isDone ? 0 : 1;
            });
        }
        program.notesOn(machine(program, canary));
    }

    /** The transfers that were permitted. */
    int done() {
        return done;
    }

    /** The transfers that were refused. */
    int refused() {
        return refused;
    }

    private static Machine machine(SteppedProgram program, Canary canary) {
        Machine machine = Machine.of(DmaMachine.interrupting(0), 1, Faults.none());
        long engine = new CanonicalAddress(3, 0x2000).packed();
        ProtectionUnit unit = new ProtectionRegisters("dma0", new CanonicalAddress(3, 0x4000).packed(), 0, 36);
        machine.install(ZERO, (core, page) -> CpuDriver.ofBootCore(core, List.of(program),
                new KernelDevices(Optional.empty(), List.of(canary.in(unit)), List.of()), SchedulingPolicy.RBED,
                QueueSizes.DEFAULT, new PhysicalRegion(0, 1 << 24), List.of(),
                new DeviceResources(List.of(new PhysicalRegion(engine, 4096)), 1, 256)));
        machine.powerOn(ZERO, 0);
        return machine;
    }

    private void prepare(SystemCalls syscalls) {
        bench.prepare(syscalls, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            bases[i] = base(syscalls, i);
        }
    }

    private int upTo(int bound) {
        return (int) random.upTo(bound);
    }

    /** The slot of a capability to a frame: the first one made, or a copy. */
    private static int slot(int frame, int copy) {
        return frame(frame + copy * FRAMES).slot();
    }

    private static int frameOf(int slot) {
        return (slot - frame(0).slot()) % FRAMES;
    }

    private void change(SystemCalls syscalls) {
        int frame = upTo(FRAMES - 1);
        int copy = upTo(COPIES);
        int device = upTo(1) == 0 ? DEVICE.address().slot() : COPY_OF_DEVICE;
        switch (upTo(9)) {
            case 0, 1, 2, 3 -> allowOne(syscalls, device, frame, copy, 1 + upTo(2));
            case 4 -> forbid(syscalls, device, slot(frame, copy));
            case 5 -> delete(syscalls, slot(frame, 1 + upTo(COPIES - 1)));
            case 6 -> revoke(syscalls, frame);
            case 7 -> delete(syscalls, COPY_OF_DEVICE);
            default -> { } // another transfer
        }
        transfer();
    }

    private void transfer() {
        int source = upTo(FRAMES - 1);
        int target = (source + 1 + upTo(FRAMES - 2)) % FRAMES;
        long from = bases[source] + upTo(FRAME_BYTES / 8 - 1) * 8L;
        long to = bases[target] + upTo(FRAME_BYTES / 8 - 1) * 8L;
        long bytes = 8L << upTo(9);
        isExpected = isOpen(from, bytes, READ) && isOpen(to, bytes, WRITE) && Math.abs(from - to) >= bytes;
        bench.copy(from, to, bytes);
    }

    private boolean isOpen(long start, long bytes, int right) {
        return windows.values().stream().flatMap(frames -> frames.entrySet().stream())
                .filter(window -> (window.getValue() & right) != 0)
                .map(window -> bases[frameOf(window.getKey())])
                .anyMatch(base -> start >= base && start + bytes <= base + FRAME_BYTES);
    }

    private int openWindows() {
        return windows.values().stream().mapToInt(SortedMap::size).sum();
    }

    private void allowOne(SystemCalls syscalls, int device, int frame, int copy, int access) {
        int slot = slot(frame, copy);
        if (copy > 0) {
            // Without effect if it is there.
            ROOT.copy(syscalls, frame(frame), new CapabilityAddress(slot));
        }
        if (device == COPY_OF_DEVICE) {
            ROOT.copy(syscalls, DEVICE.address(), new CapabilityAddress(device));
        }
        SortedMap<Integer, Integer> ofDevice = windows.computeIfAbsent(device, none -> new TreeMap<>());
        boolean isPossible = ofDevice.containsKey(slot) || openWindows() < WINDOWS;
        assertThat(allow(syscalls, new DeviceFrameReference(new CapabilityAddress(device)),
                new CapabilityAddress(slot), access))
                .isEqualTo(isPossible ? KernelError.NONE : KernelError.DMA_WINDOWS_IN_USE);
        if (isPossible) {
            ofDevice.put(slot, access);
        }
    }

    private void forbid(SystemCalls syscalls, int device, int slot) {
        boolean isOpen = windows.containsKey(device) && windows.get(device).remove(slot) != null;
        KernelError error = new DeviceFrameReference(new CapabilityAddress(device))
                .forbidDma(syscalls, new CapabilityAddress(slot)).error();
        assertThat(error == KernelError.NONE).isEqualTo(isOpen);
    }

    private void delete(SystemCalls syscalls, int slot) {
        ROOT.delete(syscalls, new CapabilityAddress(slot));
        windows.remove(slot);
        windows.values().forEach(frames -> frames.remove(slot));
    }

    private void revoke(SystemCalls syscalls, int frame) {
        ROOT.revoke(syscalls, frame(frame)).value();
        windows.values().forEach(frames -> frames.keySet()
                .removeIf(slot -> frameOf(slot) == frame && slot != frame(frame).slot()));
    }
}
