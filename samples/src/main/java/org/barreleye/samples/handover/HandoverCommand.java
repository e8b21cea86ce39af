package org.barreleye.samples.handover;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and hands memory over. */
@Command(name = "handover", description = "Gives a page away to be sorted, and gets it back.")
public final class HandoverCommand extends SystemCommand {
    /** The client, and what it spawns. */
    public HandoverCommand() {
        super(new HandoverClient(), new SortingServer());
    }
}
