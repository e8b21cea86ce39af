package org.barreleye.samples.paging;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and runs a program that swaps its own pages. */
@Command(name = "paging", description = "A program keeps most of its pages in another domain.")
public final class PagingCommand extends SystemCommand {
    /** Makes the command: the program, and the store that it spawns. */
    public PagingCommand() {
        super(new SelfPager(), new PageStoreServer());
    }
}
