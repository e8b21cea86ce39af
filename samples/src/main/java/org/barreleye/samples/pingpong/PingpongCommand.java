package org.barreleye.samples.pingpong;

import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.HeterogeneousPairCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two unlike cores that play ping-pong. */
@Command(name = "pingpong", description = "Plays a hundred balls against a wall on another core.")
public final class PingpongCommand extends HeterogeneousPairCommand {
    /** The wall on the second core, the player on the first. */
    public PingpongCommand() {
        super(new HeterogeneousPair(new PongServer(), new PingClient()));
    }
}
