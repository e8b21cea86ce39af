package org.barreleye.samples.calculator;

import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.samples.interfaces.calculator.Calculator;
import org.barreleye.samples.interfaces.calculator.CalculatorBinding;
import org.barreleye.samples.interfaces.calculator.CalculatorHandler;

/** A client on the machine: binds to the calculator, and does its homework with it. */
public record Pupil() implements Image.Straight {
    @Override
    public String name() {
        return "pupil";
    }

    @Override
    public int main(Trap trap, long process, long unused) {
        try {
            Domain domain = Domain.start(trap);
            CalculatorBinding binding =
                    domain.connect("calculator", channel -> Calculator.connect(channel, new CalculatorHandler() {}));
            new Homework(Calculator.client(binding, domain.events()), trap::print).work();
            return 0;
        } catch (CallFailed failed) {
            trap.print(failed.getMessage());
            return 1;
        }
    }
}
