package org.barreleye.samples.offload;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and has work done by its simplest core. */
@Command(name = "offload", description = "Has a checksum computed by the core without MMU.")
public final class OffloadCommand extends SystemCommand {
    /** The client, and what it spawns. */
    public OffloadCommand() {
        super(new Offloader(), new Coprocessor());
    }
}
