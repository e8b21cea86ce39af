package org.barreleye.samples.spread;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and makes all its cores work. */
@Command(name = "spread", description = "Counts primes on all cores, and merges the results.")
public final class SpreadCommand extends SystemCommand {
    /** The client, and what it spawns. */
    public SpreadCommand() {
        super(new PrimeCoordinator(), new Worker());
    }
}
