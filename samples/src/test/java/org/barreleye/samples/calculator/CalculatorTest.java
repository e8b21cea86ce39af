package org.barreleye.samples.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.samples.Run;
import org.barreleye.samples.interfaces.calculator.CalculatorBinding;
import org.barreleye.samples.interfaces.calculator.CalculatorHandler;
import org.barreleye.samples.interfaces.calculator.CalculatorInterface;
import org.barreleye.samples.interfaces.calculator.Fraction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CalculatorTest {
    private static final List<String> RESULTS = List.of(
            "2 + 3 = 5",
            "17 / 5 = 3, remainder 2",
            "17 / 0: cannot be done",
            "1/2 + 1/3 = 5/6",
            "1 + 2 + ... + 100 = 5050",
            "2 * 3 + 4 = 10",
            "two and two: not understood");

    @Nested
    class The_exercises {
        @Test
        void give_the_expected_results_between_two_cores_of_the_machine() {
            Run run = Run.of("calculator");

            assertThat(run.status()).isZero();
            assertThat(run.of("core 0 (x86-64)", "calculator-caller")).isEqualTo(RESULTS);
        }

        @Test
        @Timeout(60)
        void give_the_same_results_between_two_threads() throws CallFailed, InterruptedException {
            HostChannels.UmpPair ends = HostChannels.ump();
            Thread server = new Thread(() -> HostWaiter.serve(
                    CalculatorInterface.accept(ends.second(), CalculatorInterface.handler(new Arithmetic()))));
            server.start();
            CalculatorBinding binding = CalculatorInterface.connect(ends.first(), new CalculatorHandler() {});

            List<String> output = new ArrayList<>();
            new CalculatorExercises(CalculatorInterface.client(binding, new HostWaiter()), output::add).run();
            binding.close();
            server.join();

            assertThat(output).isEqualTo(RESULTS);
        }
    }

    @Nested
    class Arithmetic_that_does_not_fit {
        private final Arithmetic arithmetic = new Arithmetic();

        @Test
        void is_an_error_and_not_another_number() {
            assertThat(arithmetic.addFractions(new Fraction(Long.MAX_VALUE, 2), new Fraction(1, 3)).err())
                    .isEqualTo(Arithmetic.TOO_LARGE);
            assertThat(arithmetic.evaluate("9223372036854775807 + 1").err()).isEqualTo(Arithmetic.TOO_LARGE);
            assertThat(arithmetic.addFractions(new Fraction(1, 0), new Fraction(1, 3)).err())
                    .isEqualTo(Arithmetic.DIVISION_BY_ZERO);
        }

        @Test
        void keeps_the_sign_in_the_numerator() {
            assertThat(arithmetic.addFractions(new Fraction(1, -2), new Fraction(0, 1)).sum())
                    .isEqualTo(new Fraction(-1, 2));
        }

        @Test
        void is_not_a_matter_for_sums_of_few_numbers() {
            assertThat(arithmetic.total(IntArrayView.of())).isZero();
            assertThat(arithmetic.total(IntArrayView.of(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                    .isEqualTo(4_294_967_294L);
        }
    }
}
