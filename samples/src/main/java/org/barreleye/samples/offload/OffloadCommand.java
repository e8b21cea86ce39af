package org.barreleye.samples.offload;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and offloads work to its simplest core. */
@Command(name = "offload", description = "Lets the core without MMU compute a checksum.")
public final class OffloadCommand extends SystemCommand {
    /** Makes the command: the client, and the server that it spawns. */
    public OffloadCommand() {
        super(new Offloader(), new Coprocessor());
    }
}
