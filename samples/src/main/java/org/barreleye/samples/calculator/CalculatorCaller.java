package org.barreleye.samples.calculator;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.calculator.CalculatorBinding;
import org.barreleye.samples.interfaces.calculator.CalculatorHandler;
import org.barreleye.samples.interfaces.calculator.CalculatorInterface;

/** A client on the machine: binds to the calculator and runs the exercises on it. */
public record CalculatorCaller() implements BlockingProgram {
    @Override
    public String name() {
        return "calculator-caller";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        CalculatorBinding binding =
                domain.connect("calculator", channel -> CalculatorInterface.connect(channel,
                        new CalculatorHandler() {}));
        new CalculatorExercises(CalculatorInterface.client(binding, domain.events()), domain.syscalls()::print).run();
        return 0;
    }
}
