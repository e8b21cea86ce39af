package org.barreleye.hamlet.cli;

import java.io.IOException;
import org.barreleye.compiler.cli.TrainingRun;
import org.barreleye.hamlet.diagnostic.HamletCode;

/** The entry point of the training run, which a launcher starts when it has no archive of classes. */
public final class HamletTraining {
    /** Types of capabilities with addresses, derivation and rights to compare. */
    private static final String SOURCE = """
            define page_bits 12;

            cap Memory abstract {
                address genpaddr base;
                size_bits uint8 bits;
            };

            cap Ram from_self inherit Memory;

            cap Frame from Ram inherit Memory;

            cap Dispatcher from Ram {
                can_retype_multiple;
                "struct dcb" dcb;
                address { mem_to_phys(dcb) };
                size_bits { page_bits };
            };
            """;

    private HamletTraining() {}

    /** Runs it; the arguments are not used. */
    public static void main(String[] arguments) throws IOException {
        new TrainingRun(Hamlet.NAME, Hamlet::line).run(".hl", SOURCE, HamletCode.values()[0].code());
    }
}
