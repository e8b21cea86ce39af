package org.barreleye.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.BootResult.LinesProgram;
import org.barreleye.demo.SumServer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.generated.user.processes.WaitForResult;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;

/**
 * A hostile program beside its victims: a service on core 1, and clients on cores 0 and 1 that call it. The clients run
 * once alone and once while the hostile program runs on the core of the service. It is killed if it does not end. What
 * the machine holds is counted before it begins and after everything that it has started has ended.
 *
 * @param booted what the machine printed
 * @param status the exit status of the hostile program
 * @param leaks what the machine holds more or less than before, a sentence for each
 */
record HostileRun(BootResult booted, int status, List<String> leaks) {
    /** The status of a program that was killed. */
    static final int KILLED = 137;

    /** The status of a program that threw an exception. */
    static final int FAILED = 70;

    private static final long SECOND = 1_000_000_000L;
    // The time that a hostile program has to end by itself, in nanoseconds.
    private static final long GRACE = 50_000_000;
    // More of them give steadier percentiles.
    private static final int CALLS = Integer.getInteger("hostile.calls", 200);
    private static final int VICTIMS = 4;
    private static final String REFUSED = "the hostile program is refused: ";
    private static final String STATUS = "main: the status of the hostile program is ";

    /** Runs a hostile program beside its victims, on the core of the service. */
    static HostileRun of(Program hostile, Program... others) {
        return onCore(1, GRACE, hostile, others);
    }

    /**
     * Runs a hostile program beside its victims, on a core.
     *
     * @param grace the time that it has to end by itself after the victims, in nanoseconds
     */
    static HostileRun onCore(int core, long grace, Program hostile, Program... others) {
        Accounts accounts = new Accounts(0, 1);
        List<Program> programs = new ArrayList<>(List.of(new SumServer(), hostile));
        programs.addAll(List.of(others));
        programs.add(new LinesProgram("victim", Manifest.PLAIN, HostileRun::callService));
        LinesProgram main = new LinesProgram("main", Manifest.needing(Manifest.Need.CONTROL),
                domain -> run(domain, core, grace, hostile.name(), accounts));
        BootResult booted = accounts.run("two-x86", programs, main);
        int status = booted.console().stream().filter(line -> line.startsWith(STATUS))
                .map(line -> Integer.valueOf(line.substring(STATUS.length()))).findFirst().orElse(-1);
        HostileRun run = new HostileRun(booted, status, accounts.differences());
        if (Boolean.getBoolean("hostile.table")) {
            System.out.println("PERCENTILES " + run.percentiles(0) + " " + run.percentiles(1));
        }
        return run;
    }

    /** Runs hostile lines in a domain of their own. */
    static HostileRun of(BootResult.Lines hostile) {
        return of(new LinesProgram("hostile", Manifest.PLAIN, hostile));
    }

    /** Returns the reason for which the hostile program was not started; empty if it was. */
    Optional<String> refusal() {
        return booted.console().stream().filter(line -> line.contains(REFUSED)).findFirst()
                .map(line -> line.substring(line.indexOf(REFUSED) + REFUSED.length()));
    }

    /** Returns whether every client got every answer, before and while the hostile program ran. */
    boolean hasUnharmedVictims() {
        return booted.status().equals(OptionalInt.of(0))
                && booted.console().stream().filter(line -> line.startsWith("victim: " + CALLS + " calls")).count()
                == VICTIMS;
    }

    /** Fails unless every client got every answer, and the machine holds what it held before. */
    HostileRun requireUnharmed() {
        assertThat(hasUnharmedVictims()).as(String.join("\n", booted.console())).isTrue();
        assertThat(leaks).as("what the machine holds after the program has ended").isEmpty();
        return this;
    }

    private static void run(Domain domain, int core, long grace, String hostile, Accounts accounts) throws CallFailed {
        ProcessesClient processes = ProcessesInterface.client(domain.connect(
                "processes", channel -> ProcessesInterface.connect(channel, new ProcessesHandler() {})),
                domain.events());
        processes.spawn(1, "sum", "1 x86-64 0", "");
        endsOf(processes, processes.spawn(0, "victim", "0", ""), processes.spawn(1, "victim", "1", ""));
        accounts.open(domain);
        SpawnResult spawned = processes.spawn(core, hostile, "", "");
        if (spawned.err().failed()) {
            domain.syscalls().print(REFUSED + SystemError.describe(spawned.err()));
        }
        long number = spawned.process();
        endsOf(processes, processes.spawn(0, "victim", "0", ""), processes.spawn(1, "victim", "1", ""));
        if (!spawned.err().failed()) {
            domain.syscalls().print("the status of the hostile program is " + statusOf(processes, number, grace));
        }
        accounts.close(domain);
    }

    private static int statusOf(ProcessesClient processes, long number, long grace) throws CallFailed {
        WaitForResult end = processes.waitFor(number, grace);
        if (end.err().failed()) {
            processes.kill(number);
            end = processes.waitFor(number, SECOND);
        }
        return end.status();
    }

    private static void endsOf(ProcessesClient processes, SpawnResult... clients) throws CallFailed {
        for (SpawnResult client : clients) {
            if (client.err().failed() || processes.waitFor(client.process(), 60 * SECOND).status() != 0) {
                throw new IllegalStateException("a victim was not served: " + client.err());
            }
        }
    }

    private static void callService(Domain domain) throws CallFailed {
        WorkshopClient service = WorkshopInterface.client(
                domain.connect("sum.0.1", channel -> WorkshopInterface.connect(channel, new WorkshopHandler() {})),
                domain.events());
        long[] latencies = new long[CALLS];
        for (int call = 0; call < CALLS; call++) {
            long begin = domain.syscalls().now();
            if (service.where().core() != 1) {
                throw new IllegalStateException("the service has moved");
            }
            latencies[call] = domain.syscalls().now() - begin;
        }
        Arrays.sort(latencies);
        domain.syscalls().print(CALLS + " calls from core " + domain.arguments().words().get(0)
                + ", 99th percentile " + latencies[CALLS * 99 / 100] + " ns");
    }

    /**
     * The 99th percentiles of the calls from a core in nanoseconds: alone, then beside the hostile program. The table
     * of security.md shows them.
     */
    List<Long> percentiles(int core) {
        return booted.console().stream().filter(line -> line.startsWith("victim: ")
                && line.contains("from core " + core))
                .map(line -> Long.valueOf(line.replaceAll(".* (\\d+) ns", "$1"))).toList();
    }
}
