package org.barreleye.shell.command;

import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.types.CapabilityReference;

/** The authorities of the shell, which it passes on to programs that it starts. */
@FunctionalInterface
public interface Authorities {
    /** Returns the capability by which the shell has an authority; absent if it does not have it. */
    CapabilityReference of(Manifest.Need authority);
}
