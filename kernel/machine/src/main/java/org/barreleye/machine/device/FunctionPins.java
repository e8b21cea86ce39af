package org.barreleye.machine.device;

import java.util.Optional;
import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.bus.FunctionRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.FunctionDescription;
import org.barreleye.machine.description.InterruptWire;
import org.barreleye.machine.description.MachineDescription;

/**
 * The parts of the configuration of a function that follow from the rest of the machine.
 *
 * @param barBytes the size of its base address register; 0 if it has none
 * @param line the line or vector of its interrupt
 * @param protection the unit between its device and memory
 */
record FunctionPins(long barBytes, Optional<Integer> line, Optional<DmaProtectionDescription> protection) {
    private static final long ALL_SLOTS = 0xffff_ffffL;

    /** The parts of a function of a machine. */
    static FunctionPins of(MachineDescription machine, FunctionDescription function) {
        Optional<DeviceDescription> device = machine.device(function.name());
        Optional<InterruptWire> wire = device.isPresent() ? device.map(DeviceDescription::wire) : function.hotPlug();
        return new FunctionPins(device.filter(DeviceDescription::isAtBar).map(at -> function.barBytes()).orElse(0L),
                wire.map(FunctionPins::number),
                machine.wiring().protections().stream()
                .filter(unit -> unit.device().equals(function.name())).findFirst());
    }

    private static int number(InterruptWire wire) {
        return wire instanceof InterruptWire.ToLine line ? line.line() : ((InterruptWire.ToCore) wire).vector();
    }

    /** Sets the registers of the capabilities of a function. */
    void capabilities(boolean isBridge, RegisterBank<FunctionRegister> registers) {
        registers.set(FunctionRegister.CAPABILITIES, FunctionRegister.MSI.offset());
        registers.set(FunctionRegister.MSI, FunctionRegister.CAPABILITY_MSI);
        if (isBridge) {
            registers.set(FunctionRegister.CAPABILITY_NEXT, FunctionRegister.HOT_PLUG.offset());
            registers.set(FunctionRegister.HOT_PLUG, FunctionRegister.CAPABILITY_HOT_PLUG);
            registers.set(FunctionRegister.SLOT_POWER, ALL_SLOTS);
            return;
        }
        protection.ifPresent(unit -> {
            registers.set(FunctionRegister.CAPABILITY_NEXT, FunctionRegister.DMA_WINDOWS.offset());
            registers.set(FunctionRegister.DMA_WINDOWS, FunctionRegister.CAPABILITY_DMA_WINDOWS);
            registers.set(FunctionRegister.DMA_WINDOW_COUNT, unit.windows());
            registers.set(FunctionRegister.DMA_WINDOW_REGISTERS,
                    new CanonicalAddress(unit.space(), unit.offset()).packed());
        });
    }
}
