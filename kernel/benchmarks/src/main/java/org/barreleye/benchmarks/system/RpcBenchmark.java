package org.barreleye.benchmarks.system;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;

/**
 * Measures remote procedure calls of seven words there and back between programs on two cores of the booted system,
 * in processor time of this process and in wall time: the difference of a long run and a short one, so without the
 * boot. The cores form pairs of a client and a server, and the calls are divided among the pairs.
 *
 * <p>Properties of the JVM change what is measured: {@code calls} in all, 300,000 unless told; {@code pairs}, the most
 * of them, without which all cores take part; {@code first-pair}, 1 to leave out cores 0 and 1; {@code clients}, {@code
 * reactor} or {@code straight-line} for those alone.
 */
public final class RpcBenchmark {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;
    private static final int SHORT = 2_000;
    private static final int MOST_PAIRS = Integer.getInteger("pairs", Integer.MAX_VALUE);
    private static final int FIRST_PAIR = Integer.getInteger("first-pair", 0);
    private static final String CLIENTS = System.getProperty("clients", "");
    private static final int LONG = SHORT + Integer.getInteger("calls", 300_000);
    private static final long PROCESS_TIMEOUT = 1_000_000_000_000L;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private RpcBenchmark() {}

    /** The main program: starts a server and a client for each pair of cores, and waits for the clients. */
    private record Pairs(Program client, int calls) implements BlockingProgram {
        @Override
        public String name() {
            return "pairs";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            int pairs = Math.min(domain.cores().size() / 2 - FIRST_PAIR, MOST_PAIRS);
            if (pairs < 1) {
                throw new IllegalArgumentException("no pair is left; use a smaller -Dfirst-pair, or a larger machine");
            }
            List<Long> clients = new ArrayList<>();
            for (int pair = FIRST_PAIR; pair < FIRST_PAIR + pairs; pair++) {
                String arguments = "echo." + pair + " " + calls / pairs;
                domain.spawn(2 * pair + 1, "echo-server", arguments);
                clients.add(domain.spawn(2 * pair, client.name(), arguments));
            }
            ProcessesClient processes = domain.processes();
            int status = 0;
            for (long process : clients) {
                status |= processes.waitFor(process, PROCESS_TIMEOUT).status();
            }
            return status;
        }
    }

    /** The cost of a run. */
    private record Cost(long processor, long wall, long events) {
        private Cost minus(Cost other) {
            return new Cost(processor - other.processor, wall - other.wall, events - other.events);
        }
    }

    /**
     * Measures calls.
     *
     * @param machines the names of the machines; by default those of the README
     */
    public static void main(String[] machines) {
        System.out.printf("%-8s %-22s %15s %10s %15s %12s%n", "machine", "client", "processor ns", "median", "wall ns",
                "events/call");
        for (String machine : machines.length == 0 ? List.of("two-x86", "smp-16", "smp-64") : Arrays.asList(machines)) {
            for (Program client : List.of(new EchoPrograms.ReactorClient(), new EchoPrograms.StraightLineClient())) {
                if (client.name().startsWith(CLIENTS)) {
                    measure(machine, client);
                }
            }
        }
    }

    private static void measure(String machine, Program client) {
        double[] processor = new double[ROUNDS];
        double[] wall = new double[ROUNDS];
        long events = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Cost few = boot(machine, client, SHORT);
            Cost calls = boot(machine, client, LONG).minus(few);
            events = calls.events;
            if (round >= 0) {
                processor[round] = calls.processor / (double) (LONG - SHORT);
                wall[round] = calls.wall / (double) (LONG - SHORT);
            }
        }
        Arrays.sort(processor);
        Arrays.sort(wall);
        System.out.printf(Locale.ROOT, "%-8s %-22s %15.0f %10.0f %15.0f %12.2f%n", machine, client.name(),
                processor[0], processor[ROUNDS / 2], wall[ROUNDS / 2], events / (double) (LONG - SHORT));
    }

    private static Cost boot(String machine, Program client, int calls) {
        long processor = SYSTEM.getProcessCpuTime();
        long begin = System.nanoTime();
        try (Machine booted = Boot.on(StandardSystem.on(Presets.named(machine), new Pairs(client, calls),
                List.of(new EchoPrograms.EchoServer(), client), 0), 1)) {
            long events = booted.run();
            if (booted.exitStatus().orElse(1) != 0) {
                throw new IllegalStateException("calls failed on " + machine + ": " + booted.console());
            }
            return new Cost(SYSTEM.getProcessCpuTime() - processor, System.nanoTime() - begin, events);
        }
    }
}
