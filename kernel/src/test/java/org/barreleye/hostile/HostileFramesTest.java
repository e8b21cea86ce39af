package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.boot.BootResult;
import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.CoreControl;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.inspect.InspectInterface;
import org.barreleye.generated.user.memory.MemoryInterface;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.terminal.TerminalInterface;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.binding.ValueContinuation;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that writes the lines and transport messages of its connections itself: for every message of every
 * interface, garbage of every kind. The receiver answers or closes the connection, and serves all other clients.
 */
class HostileFramesTest {
    private static final long SECONDS = 20_000_000_000L;
    private static final List<Failure.Kind> REASONS = List.of(Failure.Kind.MALFORMED, Failure.Kind.UNHANDLED,
            Failure.Kind.WRONG_TYPE, Failure.Kind.WRONG_RIGHTS, Failure.Kind.REFUSED, Failure.Kind.MISMATCH);

    // How many words a transport message over endpoints has.
    private static final List<Integer> WIDTHS = List.of(2, 1, 3);

    /** An interface that a service of the system implements. */
    private enum Service {
        SUM(1, WorkshopInterface.FINGERPRINT_WORD, WorkshopInterface.Numbers.class),
        NAMES(0, NameserviceInterface.FINGERPRINT_WORD, NameserviceInterface.Numbers.class),
        MEMORY(0, MemoryInterface.FINGERPRINT_WORD, MemoryInterface.Numbers.class),
        PROCESSES(0, ProcessesInterface.FINGERPRINT_WORD, ProcessesInterface.Numbers.class),
        TERMINAL(0, TerminalInterface.FINGERPRINT_WORD, TerminalInterface.Numbers.class),
        INSPECTION(1, InspectInterface.FINGERPRINT_WORD, InspectInterface.Numbers.class);

        private final int core;
        private final long fingerprint;
        private final List<Integer> numbers;

        Service(int core, long fingerprint, Class<?> numbers) {
            this.core = core;
            this.fingerprint = fingerprint;
            this.numbers = numbersOf(numbers);
        }

        /** A program that can find the service. */
        private LinesProgram sender(BootResult.Lines lines) {
            return this == INSPECTION
                    ? new LinesProgram(Accounts.CONTROLLING, Manifest.needing(Manifest.Need.CONTROL), lines)
                    : new LinesProgram("hostile", Manifest.PLAIN, lines);
        }

        private CapabilityReference find(Domain domain) throws CallFailed {
            return switch (this) {
                case SUM -> domain.nameService().lookUp("sum.0.1").service();
                case NAMES -> nameService(domain);
                case INSPECTION -> new CoreControl(domain).inspector(1).inspector();
                default -> domain.nameService().lookUp(name().toLowerCase(java.util.Locale.ROOT)).service();
            };
        }
    }

    private static List<Integer> numbersOf(Class<?> table) {
        List<Integer> numbers = new ArrayList<>();
        for (Field field : table.getFields()) {
            try {
                numbers.add(field.getInt(null));
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
        // One less and one more than there are, and the largest.
        numbers.add(0);
        numbers.add(numbers.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1);
        numbers.add(32_764);
        return numbers.stream().sorted().toList();
    }

    private static CapabilityReference nameService(Domain domain) {
        CapabilityReference[] found = new CapabilityReference[1];
        domain.monitor().sendGetNameService(new ValueContinuation<>() {
            @Override
            public void replied(CapabilityReference service, ErrorCode error) {
                found[0] = service;
            }

            @Override
            public void failed(Failure failure) {}
        });
        while (found[0] == null) {
            domain.events().pause(domain.events().now() + 1_000);
        }
        return found[0];
    }

    static Stream<Arguments> services() {
        return Stream.of(Service.values()).flatMap(service -> Stream.of(Arguments.of(service, 0),
                Arguments.of(service, 1)));
    }

    /** Counts what came of garbage. */
    private static final class Tally {
        private final Map<Failure.Kind, Integer> closed = new EnumMap<>(Failure.Kind.class);
        private int answered;
        private int waits;

        private void count(RawConnection connection) {
            connection.closed().ifPresent(kind -> closed.merge(kind, 1, Integer::sum));
            answered += connection.closed().isEmpty() && connection.answers() > 0 ? 1 : 0;
            waits += connection.closed().isEmpty() && connection.answers() == 0 ? 1 : 0;
        }

        private int all() {
            return answered + waits + closed.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return all() + " times, of which the connection was closed as " + closed + ", the message answered "
                    + answered + " times and the rest of it awaited " + waits + " times";
        }
    }

    @ParameterizedTest(name = "{0} from core {1}")
    @MethodSource("services")
    void of_every_message_of_an_interface_close_the_connection_of_their_sender_alone(Service service, int core) {
        long seed = Long.getLong("seed", 20261129);
        Tally tally = new Tally();
        List<Integer> widths = service.core == core ? WIDTHS : WIDTHS.subList(0, 1);
        HostileRun run = HostileRun.onCore(core, SECONDS, service.sender(domain -> {
            Random chance = new Random(seed);
            CapabilityReference memory = domain.allocate(4096);
            CapabilityReference found = service.find(domain);
            for (int number : service.numbers) {
                for (Garbage garbage : Garbage.values()) {
                    for (int width : widths) {
                        RawConnection connection = RawConnection.to(domain, found, service.fingerprint, width);
                        garbage.send(connection, number, chance, memory);
                        connection.rest();
                        tally.count(connection);
                        connection.close();
                    }
                }
            }
            domain.syscalls().print("sent garbage " + tally);
        }));

        run.requireUnharmed();
        assertThat(run.booted().console()).as("seed %s", seed)
                .contains(service.sender(domain -> {}).name() + ": sent garbage " + tally)
                .noneMatch(line -> line.contains(" failed"));
        assertThat(run.status()).isZero();
        assertThat(tally.all()).isEqualTo(
                service.numbers.size() * Garbage.values().length * widths.size());
        assertThat(REASONS).containsAll(tally.closed.keySet());
        assertThat(tally.closed.get(Failure.Kind.MALFORMED)).isGreaterThan(tally.all() / 3);
        System.out.println(service + " from core " + core + ": garbage " + tally);
    }

    /** Sends one kind of garbage to its monitor in place of one message, as its arguments say, and ends. */
    private record Garbler(Tally tally) implements Program.ThreadedProgram {
        @Override
        public String name() {
            return "garbler";
        }

        @Override
        public int main(SystemCalls syscalls, long process, long unused) {
            SlotAllocator slots = new SlotAllocator(syscalls);
            AddressSpace addressSpace = TestAddressSpace.ofDomain(syscalls, slots);
            List<String> words = org.barreleye.domain.Arguments.readFrom(addressSpace
                    .map(new FrameReference(WellKnownSlots.ARGUMENTS)).value().window(syscalls.memory())).words();
            RawConnection connection = RawConnection.toMonitor(syscalls, slots, addressSpace,
                    Integer.parseInt(words.get(2)));
            Garbage.valueOf(words.get(1)).send(connection, Integer.parseInt(words.get(0)),
                    new Random(process), CapabilityReference.at(WellKnownSlots.ROOT));
            connection.rest();
            tally.count(connection);
            return 0;
        }
    }

    @Test
    void of_every_message_close_the_connection_of_a_domain_to_its_monitor_and_no_other() {
        Tally tally = new Tally();
        List<Integer> numbers = numbersOf(MonitorInterface.Numbers.class);
        HostileRun run = HostileRun.onCore(1, SECONDS, new LinesProgram("hostile", Manifest.PLAIN, domain -> {
            for (int number : numbers) {
                for (Garbage garbage : Garbage.values()) {
                    for (int width : WIDTHS) {
                        domain.processes().waitFor(
                                domain.spawn(1, "garbler", number + " " + garbage + " " + width), SECONDS);
                    }
                }
            }
        }), new Garbler(tally));

        run.requireUnharmed();
        assertThat(run.booted().console()).noneMatch(line -> line.contains(" failed"));
        assertThat(tally.all()).isEqualTo(numbers.size() * Garbage.values().length * WIDTHS.size());
        assertThat(REASONS).containsAll(tally.closed.keySet());
        System.out.println("the monitor: garbage " + tally);
    }
}
