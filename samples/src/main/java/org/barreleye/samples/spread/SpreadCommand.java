package org.barreleye.samples.spread;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and counts primes on all cores. */
@Command(name = "spread", description = "Counts primes on all cores, and merges the results.")
public final class SpreadCommand extends SystemCommand {
    /** Makes the command: the client, and the server that it spawns. */
    public SpreadCommand() {
        super(new PrimeCoordinator(), new Worker());
    }
}
