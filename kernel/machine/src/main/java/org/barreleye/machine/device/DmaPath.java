package org.barreleye.machine.device;

import java.util.OptionalLong;

/** The access of a device to memory, with the way that its addresses go. */
interface DmaPath extends DmaAccess {
    /** The packed canonical address behind an address of the device; empty if an access there would be refused. */
    OptionalLong translate(long deviceAddress, boolean isWrite);
}
