package org.barreleye.machine.core;

import java.util.Objects;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;

/** The software of one core: its boot ROM and, from the first step after a start on, the reactor that runs. */
final class InstalledSoftware implements Copyable {
    private final Core core;
    // Null until software is installed, and until it is started.
    @Shared // read-only
    private BootRom rom;
    private Reactor reactor;
    private long entry;
    private boolean isBooting;

    InstalledSoftware(Core core) {
        this.core = core;
    }

    void install(BootRom software) {
        rom = Objects.requireNonNull(software, "software");
    }

    void requireInstalled() {
        if (rom == null) {
            throw new IllegalStateException("no software is installed on " + core + ", so it cannot be started");
        }
    }

    /** The entry address of the last start. */
    long entry() {
        return entry;
    }

    /** Makes the next step boot the software. */
    void start(long atEntry) {
        entry = atEntry;
        isBooting = true;
    }

    void crash() {
        isBooting = false;
    }

    /** Returns whether the next step boots the software. */
    boolean isBooting() {
        return isBooting;
    }

    /** Replaces the reactor by the one that the boot ROM starts. */
    void boot() {
        isBooting = false;
        reactor = Objects.requireNonNull(rom.start(core, entry), "a boot ROM returns a reactor");
    }

    CoreDirective step(CoreEvent event) {
        return Objects.requireNonNull(reactor.step(core, event), "a reactor returns what it waits for");
    }
}
