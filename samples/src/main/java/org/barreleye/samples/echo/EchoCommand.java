package org.barreleye.samples.echo;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and shouts. */
@Command(name = "echo", description = "Sends large buffers to a core of every kind, and back.")
public final class EchoCommand extends SystemCommand {
    /** The client, and what it spawns. */
    public EchoCommand() {
        super(new EchoCaller(), new EchoServer());
    }
}
