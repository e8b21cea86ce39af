package org.barreleye.samples.calculator;

import java.util.function.Consumer;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.interfaces.calculator.CalculatorClient;
import org.barreleye.samples.interfaces.calculator.DivideResult;
import org.barreleye.samples.interfaces.calculator.EvaluateResult;
import org.barreleye.samples.interfaces.calculator.Fraction;

/** The calls of a client, whatever transport leads to the calculator. */
final class CalculatorExercises {
    private final CalculatorClient calculator;
    private final Consumer<String> output;

    /**
     * Makes the exercises.
     *
     * @param output receives each line of the result
     */
    CalculatorExercises(CalculatorClient calculator, Consumer<String> output) {
        this.calculator = calculator;
        this.output = output;
    }

    void run() throws CallFailed {
        output.accept("2 + 3 = " + calculator.add(2, 3));
        DivideResult division = calculator.divide(17, 5);
        output.accept("17 / 5 = " + division.quotient() + ", remainder " + division.remainder());
        boolean refused = calculator.divide(17, 0).err().equals(Arithmetic.DIVISION_BY_ZERO);
        output.accept("17 / 0: " + (refused ? "cannot be done" : "has an answer"));
        Fraction sum = calculator.addFractions(new Fraction(1, 2), new Fraction(1, 3)).sum();
        output.accept("1/2 + 1/3 = " + calculator.spell(sum));
        int[] numbers = new int[100];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i + 1;
        }
        output.accept("1 + 2 + ... + 100 = " + calculator.total(IntArrayView.of(numbers)));
        output.accept("2 * 3 + 4 = " + calculator.evaluate("2 * 3 + 4").value());
        EvaluateResult invalid = calculator.evaluate("two and two");
        output.accept("two and two: "
                + (invalid.err().equals(Arithmetic.NOT_UNDERSTOOD) ? "not understood" : "understood"));
    }
}
