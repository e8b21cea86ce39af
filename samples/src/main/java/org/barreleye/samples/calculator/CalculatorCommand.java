package org.barreleye.samples.calculator;

import org.barreleye.samples.HeterogeneousPair;
import org.barreleye.samples.HeterogeneousPairCommand;
import picocli.CommandLine.Command;

/** Boots a machine of two different cores, of which one calculates for the other. */
@Command(name = "calculator", description = "Runs exercises on a calculator on another core.")
public final class CalculatorCommand extends HeterogeneousPairCommand {
    /** Makes the command: the calculator on the second core, the caller on the first. */
    public CalculatorCommand() {
        super(new HeterogeneousPair(new CalculatorServer(), new CalculatorCaller()));
    }
}
