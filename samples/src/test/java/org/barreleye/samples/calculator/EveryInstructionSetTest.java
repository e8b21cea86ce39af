package org.barreleye.samples.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.samples.interfaces.calculator.CalculatorInterface;
import org.barreleye.samples.interfaces.calculator.CalculatorService;
import org.junit.jupiter.api.Test;

/** A program of 64-bit and 32-bit cores, of either byte order, over every transport. */
class EveryInstructionSetTest {
    private static final long SECOND = 1_000_000_000L;

    /** The calls that arrived and the replies, by the core of the client. */
    private final List<String> calls = new ArrayList<>();

    /** A calculator that writes down what it is asked. */
    private record Recorder(List<String> calls) implements Server {
        @Override
        public String name() {
            return "calculator";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            Arithmetic arithmetic = new Arithmetic();
            CalculatorService service = (CalculatorService) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {CalculatorService.class},
                    (proxy, method, arguments) -> {
                        Object answer = method.invoke(arithmetic, arguments);
                        calls.add(method.getName() + Arrays.toString(arguments) + " -> " + answer);
                        return answer;
                    });
            return CalculatorInterface.accept(channel, CalculatorInterface.handler(service));
        }
    }

    /** Runs the same caller on one core after the other. */
    private record Driver(List<String> calls, Map<String, List<String>> byInstructionSet) implements BlockingProgram {
        @Override
        public String name() {
            return "headmaster";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            domain.spawn(0, "calculator", "");
            for (CoreRecord core : domain.cores()) {
                if (core.isOn()) {
                    long caller = domain.spawn(core.core(), "calculator-caller", "");
                    assertThat(domain.processes().waitFor(caller, SECOND).status()).isZero();
                    byInstructionSet.put(core.core() + " " + core.isa(), List.copyOf(calls));
                    calls.clear();
                }
            }
            return 0;
        }
    }

    @Test
    void sends_the_same_messages_from_a_core_of_any() {
        Map<String, List<String>> byInstructionSet = new TreeMap<>();
        Driver driver = new Driver(calls, byInstructionSet);
        try (Machine machine = Boot.on(StandardSystem.on(
                Presets.named("demo"), driver, List.of(new Recorder(calls), new CalculatorCaller()), 0), 1)) {
            machine.run();
            assertThat(machine.exitStatus()).hasValue(0);
        }

        assertThat(byInstructionSet).containsKeys("0 x86-64", "16 armv7", "32 power32");
        assertThat(byInstructionSet.get("0 x86-64")).hasSizeGreaterThan(5);
        assertThat(byInstructionSet.values()).allSatisfy(
                messages -> assertThat(messages).isEqualTo(byInstructionSet.get("0 x86-64")));
    }
}
