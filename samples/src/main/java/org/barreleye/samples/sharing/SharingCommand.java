package org.barreleye.samples.sharing;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and runs the owner of a page and its readers. */
@Command(name = "sharing", description = "Shares a page with readers, and revokes it while they read.")
public final class SharingCommand extends SystemCommand {
    /** Makes the command: the owner, and the reader that it spawns. */
    public SharingCommand() {
        super(new Owner(), new Reader());
    }
}
