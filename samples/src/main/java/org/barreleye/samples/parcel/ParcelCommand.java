package org.barreleye.samples.parcel;

import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.HeterogeneousPairCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two different cores and sends a parcel from one to the other. */
@Command(
        name = "parcel",
        description = "Sends a parcel from one core to another of a different word size and byte order.")
public final class ParcelCommand extends HeterogeneousPairCommand {
    /** Makes the command: the server on the second core, the sender on the first. */
    public ParcelCommand() {
        super(new HeterogeneousPair(new ParcelServer(), new Sender()));
    }
}
