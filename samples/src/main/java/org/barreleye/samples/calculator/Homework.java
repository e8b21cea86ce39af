package org.barreleye.samples.calculator;

import java.util.function.Consumer;
import org.barreleye.kpi.message.Ints;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.calculator.CalculatorClient;
import org.barreleye.samples.interfaces.calculator.DivideResult;
import org.barreleye.samples.interfaces.calculator.EvaluateResult;
import org.barreleye.samples.interfaces.calculator.Fraction;

/** What a client asks, whatever lies between it and the calculator. */
final class Homework {
    private final CalculatorClient calculator;
    private final Consumer<String> paper;

    /**
     * Gets ready to work.
     *
     * @param paper takes each line of the result
     */
    Homework(CalculatorClient calculator, Consumer<String> paper) {
        this.calculator = calculator;
        this.paper = paper;
    }

    void work() throws CallFailed {
        paper.accept("2 + 3 = " + calculator.add(2, 3));
        DivideResult division = calculator.divide(17, 5);
        paper.accept("17 / 5 = " + division.quotient() + ", remainder " + division.remainder());
        boolean refused = calculator.divide(17, 0).err().equals(Arithmetic.DIVISION_BY_ZERO);
        paper.accept("17 / 0: " + (refused ? "cannot be done" : "has an answer"));
        Fraction sum = calculator.addFractions(new Fraction(1, 2), new Fraction(1, 3)).sum();
        paper.accept("1/2 + 1/3 = " + calculator.spell(sum));
        int[] numbers = new int[100];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i + 1;
        }
        paper.accept("1 + 2 + ... + 100 = " + calculator.total(Ints.of(numbers)));
        paper.accept("2 * 3 + 4 = " + calculator.evaluate("2 * 3 + 4").value());
        EvaluateResult nonsense = calculator.evaluate("two and two");
        paper.accept("two and two: "
                + (nonsense.err().equals(Arithmetic.NOT_UNDERSTOOD) ? "not understood" : "understood"));
    }
}
