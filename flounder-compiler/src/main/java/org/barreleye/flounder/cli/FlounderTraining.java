package org.barreleye.flounder.cli;

import java.io.IOException;
import org.barreleye.compiler.cli.TrainingRun;

/** The entry point of the training run, which a launcher starts when it has no archive of classes. */
public final class FlounderTraining {
    /** An interface that has something of everything. */
    private static final String SOURCE = """
            /** Parcels. */
            interface parcel "Parcels" {
                typedef enum { FRAGILE, HEAVY } kind;
                typedef struct { uint32 length; uint16 width; } extent;
                typedef uint8 key[16];

                /** Brings one. */
                message bring(kind what, extent size, uint8 content[bytes, 64]);

                /** Finds one. */
                rpc find(in String name[32], in key secret, out uint64 place, out bool found);
            };
            """;

    private FlounderTraining() {}

    /** Runs it; the arguments are not used. */
    public static void main(String[] arguments) throws IOException {
        new TrainingRun(Flounder.NAME, Flounder::line).run(".if", SOURCE, "FL0007");
    }
}
