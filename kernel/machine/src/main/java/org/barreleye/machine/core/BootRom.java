package org.barreleye.machine.core;

/**
 * The software of a core, as it lies ready before the core is started.
 *
 * <p>Read-only: copies of a machine share it, so it must not lead to anything that changes while the machine runs.
 */
@FunctionalInterface
public interface BootRom {
    /**
     * The core was started. The software may act on the core at once.
     *
     * @param core the core that starts
     * @param entry where its start page lies: a packed canonical address, or whatever the starter and this ROM agreed
     *     on
     * @return what runs on the core from now on; its first event is {@link CoreEvent.Started}
     */
    Reactor start(Core core, long entry);
}
