package org.barreleye.samples.bulk;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system, and exchanges pages between cores by each mechanism. */
@Command(name = "bulk", description = "Moves, shares and copies pages between cores, coherent or not.")
public final class BulkCommand extends SystemCommand {
    /** Makes the command: the client, and the service that it spawns. */
    public BulkCommand() {
        super(new PageSender(), new FilterServer());
    }
}
