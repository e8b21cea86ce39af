package org.barreleye.paper.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis from zero.
 *
 * @param highest the value at its end, a whole number of steps
 * @param step the distance of two marks
 * @param pixels its length
 */
record Scale(double highest, double step, double pixels) {
    private static final int MARKS = 5;

    /** An axis that ends at or above a value, or at one if that is not above zero, with round marks. */
    static Scale upTo(double value, double pixels) {
        double end = value > 0 ? value : 1;
        double least = end / MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = 10 * power;
        for (double factor : new double[] {5, 2, 1}) {
            if (factor * power >= least * (1 - 1e-9)) {
                step = factor * power;
            }
        }
        return new Scale(Math.ceil(end / step - 1e-9) * step, step, pixels);
    }

    /** The distance of a value from the begin of the axis, in pixels. */
    double at(double value) {
        return Math.max(0, value) / highest * pixels;
    }

    /** The values of the marks. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        for (int number = 0; number * step <= highest * (1 + 1e-9); number++) {
            marks.add(number * step);
        }
        return marks;
    }

    /** The text of a mark, with the decimals that the step needs. */
    String label(double mark) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", mark);
    }
}
