package org.barreleye.kpi.syscall;

import org.barreleye.kpi.types.CapabilityAddress;

/**
 * The slots of a dispatcher's first capabilities, which the domain that started it has filled before its first
 * instruction. Nothing else is in its capability space then.
 */
public final class WellKnownSlots {
    /** The root of the dispatcher's own capability space. */
    public static final CapabilityAddress ROOT = new CapabilityAddress(1);
    /** The dispatcher itself. */
    public static final CapabilityAddress DISPATCHER = new CapabilityAddress(2);
    /** In a monitor: all physical memory of its core. */
    public static final CapabilityAddress PHYSICAL_MEMORY = new CapabilityAddress(3);
    /** In a monitor: the part of that memory that the CPU driver does not use. */
    public static final CapabilityAddress MEMORY = new CapabilityAddress(4);
    /** In a monitor that another one started: the frame of the channel between the two. */
    public static final CapabilityAddress FIRST_CHANNEL = new CapabilityAddress(5);
    /** In a domain: the endpoint through which it receives from its monitor. */
    public static final CapabilityAddress FROM_MONITOR = new CapabilityAddress(6);
    /** In a domain: the endpoint through which its monitor receives. */
    public static final CapabilityAddress TO_MONITOR = new CapabilityAddress(7);
    /** In a domain that was given arguments: the frame that holds them. */
    public static final CapabilityAddress ARGUMENTS = new CapabilityAddress(8);
    /** In a domain that needs control of all cores: the service that the monitors offer for that. */
    public static final CapabilityAddress CONTROL = new CapabilityAddress(9);
    /** In the program that drives the terminal: the terminal. */
    public static final CapabilityAddress TERMINAL = new CapabilityAddress(10);
    /** In a monitor: the kernel of its core. */
    public static final CapabilityAddress KERNEL = new CapabilityAddress(11);
    /** In a domain of a core with an MMU: memory for its first page tables. */
    public static final CapabilityAddress PAGE_TABLE_MEMORY = new CapabilityAddress(12);
    /** In the boot core's monitor, and in a domain that drives devices: all interrupt lines of the machine. */
    public static final CapabilityAddress INTERRUPT_SOURCE = new CapabilityAddress(13);
    /**
     * In the boot core's monitor, and in a domain that drives devices: the interrupt vectors of all cores. In a domain
     * that sets up interrupts: the vector by which bridges of the bus tell of changes.
     */
    public static final CapabilityAddress INTERRUPT_DESTINATION = new CapabilityAddress(14);
    /**
     * In the boot core's monitor on a machine with more than {@link #REGIONS} regions of memory: the level-2 node with
     * the next of them, which is number {@link #LAST_NODE} of the root, too. The last slot of each such node holds the
     * next one, if there are more regions; its number is lower by one.
     */
    public static final CapabilityAddress FURTHER_REGIONS = new CapabilityAddress(15);
    /**
     * In the boot core's monitor, and then in the memory service: the first of {@link #REGIONS} slots with the memory
     * that no core's monitor keeps for itself. {@link #region} finds the slots of further regions.
     */
    public static final CapabilityAddress FIRST_REGION = new CapabilityAddress(16);
    /** The number of regions of memory in the first node. */
    public static final int REGIONS = 16;
    /** The number of regions of memory in each node of {@link #FURTHER_REGIONS}. */
    public static final int REGIONS_OF_NODE = CapabilityAddress.SLOTS_PER_NODE - 1;
    /** The number in the root of the first node with further regions. */
    public static final int LAST_NODE = CapabilityAddress.SLOTS_PER_NODE - 1;
    /** The largest number of regions of memory. Below the nodes for them, a domain has room for more of its own. */
    public static final int REGIONS_MAX = REGIONS + 32 * REGIONS_OF_NODE;
    /**
     * In the boot core's monitor: the first of {@link #DEVICES} slots with the physical memory at which a device
     * responds. In a domain that drives devices: with the device frame, in the same order.
     */
    public static final CapabilityAddress FIRST_DEVICE = new CapabilityAddress(32);
    /** The largest number of devices whose registers a domain is given at its start. */
    public static final int DEVICES = 16;
    /** The first slot that is free. */
    public static final CapabilityAddress FIRST_FREE = new CapabilityAddress(48);

    private WellKnownSlots() {}

    /**
     * The slot of a region of memory that no core's monitor keeps for itself.
     *
     * @param number 0 .. {@link #REGIONS_MAX} - 1
     */
    public static CapabilityAddress region(int number) {
        if (number < REGIONS) {
            return new CapabilityAddress(FIRST_REGION.slot() + number);
        }
        int further = number - REGIONS;
        return CapabilityAddress.of(LAST_NODE - further / REGIONS_OF_NODE, further % REGIONS_OF_NODE);
    }

    /** The number of nodes that a number of regions needs besides the first node. */
    public static int furtherNodes(int regions) {
        return (Math.max(0, regions - REGIONS) + REGIONS_OF_NODE - 1) / REGIONS_OF_NODE;
    }
}
