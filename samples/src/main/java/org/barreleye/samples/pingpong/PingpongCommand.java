package org.barreleye.samples.pingpong;

import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.HeterogeneousPairCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two different cores that exchange messages. */
@Command(name = "pingpong", description = "Exchanges a hundred messages with a server on another core.")
public final class PingpongCommand extends HeterogeneousPairCommand {
    /** Makes the command: the server on the second core, the client on the first. */
    public PingpongCommand() {
        super(new HeterogeneousPair(new PongServer(), new PingClient()));
    }
}
