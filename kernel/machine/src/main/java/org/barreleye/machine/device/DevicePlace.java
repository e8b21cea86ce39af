package org.barreleye.machine.device;

import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.state.Copyable;

/** The place of the registers of a device. */
@FunctionalInterface
interface DevicePlace extends Copyable {
    /** The packed canonical address, or {@link DmaWindowRegister#NOWHERE}. */
    long address();

    /**
     * A place that never changes.
     *
     * @param address its packed canonical address
     */
    record Fixed(long address) implements DevicePlace {}

    /**
     * The place that software gives to a function on the bus.
     *
     * @param origin the packed canonical address of offset 0 on the bus
     */
    record OfFunction(BusFunction function, long origin) implements DevicePlace {
        @Override
        public long address() {
            return function.decodes(function.base()) ? origin + function.base() : DmaWindowRegister.NOWHERE;
        }
    }
}
