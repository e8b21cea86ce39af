package org.barreleye.samples.handover;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and moves memory between programs. */
@Command(name = "handover", description = "Gives a page away to be sorted, and gets it back.")
public final class HandoverCommand extends SystemCommand {
    /** Makes the command: the client, and the server that it spawns. */
    public HandoverCommand() {
        super(new HandoverClient(), new SortingServer());
    }
}
