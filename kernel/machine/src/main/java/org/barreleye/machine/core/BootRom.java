package org.barreleye.machine.core;

/** What a core runs when it is started. Immutable: a machine and its copies share it. */
@FunctionalInterface
public interface BootRom {
    /**
     * Makes the core's software.
     *
     * @param entry the packed canonical address that whoever started the core has handed over
     */
    Reactor start(Core core, long entry);
}
