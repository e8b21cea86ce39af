package org.barreleye.samples.hello;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and says hello. */
@Command(name = "hello", description = "Says hello from every core.")
public final class HelloCommand extends SystemCommand {
    /** The program spawns itself. */
    public HelloCommand() {
        super(new Hello());
    }
}
