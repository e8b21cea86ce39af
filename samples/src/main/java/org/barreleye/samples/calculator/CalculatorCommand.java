package org.barreleye.samples.calculator;

import org.barreleye.samples.Duet;
import org.barreleye.samples.DuetCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two unlike cores, of which one calculates for the other. */
@Command(name = "calculator", description = "Does a pupil's homework with a calculator on another core.")
public final class CalculatorCommand extends DuetCommand {
    /** The calculator on the second core, the pupil on the first. */
    public CalculatorCommand() {
        super(new Duet(new CalculatorServer(), new Pupil()));
    }
}
