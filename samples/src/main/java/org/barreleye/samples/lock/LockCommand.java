package org.barreleye.samples.lock;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and runs the users of the lock. */
@Command(name = "lock", description = "Programs on several cores take a lock in turn.")
public final class LockCommand extends SystemCommand {
    /** Makes the command: the user, and the server that it spawns. */
    public LockCommand() {
        super(new LockUser(), new LockServer());
    }
}
