package org.barreleye.samples.calculator;

import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.HeterogeneousPairCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two unlike cores, of which one calculates for the other. */
@Command(name = "calculator", description = "Does a pupil's homework with a calculator on another core.")
public final class CalculatorCommand extends HeterogeneousPairCommand {
    /** The calculator on the second core, the pupil on the first. */
    public CalculatorCommand() {
        super(new HeterogeneousPair(new CalculatorServer(), new CalculatorCaller()));
    }
}
