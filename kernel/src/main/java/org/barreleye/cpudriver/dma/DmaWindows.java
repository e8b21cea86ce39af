package org.barreleye.cpudriver.dma;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.machine.core.Core;

/**
 * The windows through which devices access memory, as far as this core has opened them. A window belongs to two slots:
 * that of the device frame and that of the frame. Before one of them is emptied, the window is closed. So no device
 * reaches memory that the capability through which it was allowed is not to any more.
 */
public final class DmaWindows implements Copyable {
    @Shared // never changed
    private final List<ProtectionUnit> units;
    // Absent where there are no units.
    private final Optional<Core> core;
    private final List<DmaWindow> windows = new ArrayList<>();

    private DmaWindows(List<ProtectionUnit> units, Optional<Core> core) {
        this.units = List.copyOf(units);
        this.core = core;
    }

    /** Those of a core without devices. */
    public static DmaWindows none() {
        return new DmaWindows(List.of(), Optional.empty());
    }

    /** Those of a core that has opened none yet. */
    public static DmaWindows of(Core core, List<ProtectionUnit> units) {
        return new DmaWindows(units, Optional.of(core));
    }

    private Core core() {
        return core.orElseThrow();
    }

    /**
     * Opens a window of a device onto a frame, or changes its rights if it is open.
     *
     * @param device the slot of the device frame
     * @param frame the slot of the frame
     * @return the address at which the device reaches the frame
     */
    public Outcome<Long> open(CapabilitySlot device, CapabilitySlot frame, boolean isReadable, boolean isWritable) {
        Outcome<DmaWindow> window = between(device, frame).map(Outcome::of).orElseGet(() -> claim(device, frame));
        return window.map(claimed -> {
            long base = Relations.address(frame.capability());
            units.get(claimed.unit()).open(core(), claimed.index(), base, Relations.size(frame.capability()),
                    isReadable, isWritable);
            return base;
        });
    }

    private Optional<DmaWindow> between(CapabilitySlot device, CapabilitySlot frame) {
        return windows.stream().filter(window -> window.device() == device && window.frame() == frame).findFirst();
    }

    private Outcome<DmaWindow> claim(CapabilitySlot device, CapabilitySlot frame) {
        long registers = Relations.address(device.capability());
        long bytes = Relations.size(device.capability());
        KernelError refusal = KernelError.NO_DMA_PROTECTION;
        for (int unit = 0; unit < units.size(); unit++) {
            if (!units.get(unit).isSeenBy(core())) {
                refusal = KernelError.ADDRESS_TOO_LARGE;
            } else if (units.get(unit).isOfDeviceIn(core(), registers, bytes)) {
                int index = units.get(unit).claim(core());
                if (index < 0) {
                    return Outcome.refused(KernelError.DMA_WINDOWS_IN_USE);
                }
                DmaWindow claimed = new DmaWindow(unit, index, device, frame);
                windows.add(claimed);
                return Outcome.of(claimed);
            }
        }
        return Outcome.refused(refusal);
    }

    /**
     * Closes the window of a device onto a frame.
     *
     * @return {@link KernelError#NONE} or {@link KernelError#NO_DMA_WINDOW}
     */
    public KernelError close(CapabilitySlot device, CapabilitySlot frame) {
        Optional<DmaWindow> open = between(device, frame);
        open.ifPresent(window -> {
            units.get(window.unit()).close(core(), window.index());
            windows.remove(window);
        });
        return open.isPresent() ? KernelError.NONE : KernelError.NO_DMA_WINDOW;
    }

    /** Closes all windows that were opened through a slot, which is about to be emptied. */
    public void closeThrough(CapabilitySlot slot) {
        Iterator<DmaWindow> all = windows.iterator();
        while (all.hasNext()) {
            DmaWindow window = all.next();
            if (window.isThrough(slot)) {
                units.get(window.unit()).close(core(), window.index());
                all.remove();
            }
        }
    }

    /** Closes all windows that another core had opened, or this one before it was started again. */
    public void closeOf(int owner) {
        units.stream().filter(unit -> unit.isSeenBy(core())).forEach(unit -> unit.closeOf(core(), owner));
    }

    /** Returns whether an interrupt vector of this core is that of a unit. */
    public boolean handlesInterrupt(int vector) {
        return units.stream().anyMatch(unit -> isFault(unit, vector));
    }

    private boolean isFault(ProtectionUnit unit, int vector) {
        return unit.interrupts(core().id().number(), vector) && unit.isSeenBy(core());
    }

    /**
     * Handles the interrupt of units that have refused an access.
     *
     * @return descriptions of the refusals for the trace
     */
    public List<String> onInterrupt(int vector) {
        return units.stream().filter(unit -> isFault(unit, vector))
                .map(unit -> unit.takeFault(core()).toString()).toList();
    }
}
