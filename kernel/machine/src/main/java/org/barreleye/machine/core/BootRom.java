package org.barreleye.machine.core;

/**
 * The boot ROM of a core: creates its software when the core is started.
 *
 * <p>Read-only: copies of a machine share it, so it must not lead to anything that changes while the machine runs.
 */
@FunctionalInterface
public interface BootRom {
    /**
     * Creates the software of a core that was started. It may act on the core at once.
     *
     * @param core the core that starts
     * @param entry the packed canonical address of its start page, or another number on which starter and ROM agree
     * @return the reactor that runs on the core; its first event is {@link CoreEvent.Started}
     */
    Reactor start(Core core, long entry);
}
