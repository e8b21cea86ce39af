package org.barreleye.samples.echo;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and runs the echo client. */
@Command(name = "echo", description = "Sends large buffers to a core of every kind, and back.")
public final class EchoCommand extends SystemCommand {
    /** Makes the command: the client, and the server that it spawns. */
    public EchoCommand() {
        super(new EchoCaller(), new EchoServer());
    }
}
