package org.barreleye.samples.calculator;

import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.calculator.Calculator;
import org.barreleye.samples.interfaces.calculator.CalculatorBinding;
import org.barreleye.samples.interfaces.calculator.CalculatorHandler;

/** A client on the machine: binds to the calculator, and does its homework with it. */
public record Pupil() implements Program {
    @Override
    public String name() {
        return "pupil";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        CalculatorBinding binding =
                domain.connect("calculator", channel -> Calculator.connect(channel, new CalculatorHandler() {}));
        new Homework(Calculator.client(binding, domain.events()), domain.trap()::print).work();
        return 0;
    }
}
