package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.boot.Boot;
import org.barreleye.boot.Policy;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.shell.ShellProgram;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;

/**
 * A run of the system from power-on to power-off.
 *
 * @param description the machine
 * @param seed the seed of all random numbers
 * @param programs the programs that can be spawned
 * @param policy the scheduling policy of every core
 * @param sizes the sizes of rings and queues
 * @param granted the authorities and quotas of the programs
 */
record Run(MachineDescription description, long seed, Programs programs, SchedulingPolicy policy, QueueSizes sizes,
        Policy granted) {
    // Nanoseconds of machine time for which programs in the background run before the next line is read.
    private static final long INPUT_DELAY = 1_000_000;
    private static final int STATUS_MAX = 0xff;
    private static final int INTERRUPTS_TO_POWER_OFF = 3;

    /**
     * Runs the system.
     *
     * @param console the console of the user
     * @param screen the output
     * @param errors receives the reason if the machine was powered off because it has lost a part
     * @param traceFile the file of the trace, written at the end
     * @param hash whether to print the hash of the run as the last line
     * @return the exit code
     */
    int start(UserConsole console, PrintWriter screen, PrintWriter errors, Optional<Path> traceFile, boolean hash)
            throws IOException, InvalidInput {
        if (traceFile.isPresent()) {
            MachineTrace.requireWritable(traceFile.get());
        }
        MachineTrace trace = new MachineTrace();
        Interruption interruption = new Interruption();
        ShellProgram shell = new ShellProgram(
                new ShellContext(programs.names(), new MachineAddresses(description), trace), interruption);
        ConsoleSession session = new ConsoleSession(console.lines(), console::show);
        try (Machine machine = machine(shell)) {
            trace.attach(machine);
            if (traceFile.isPresent()) {
                trace.useLargeBuffer();
            }
            machine.onConsoleLine(line -> console.show("[" + line.core() + "] " + line.text() + "\n"));
            machine.connectTerminal(session::readLine, session::show);
            run(machine, console, interruption);
            session.end();
            if (traceFile.isPresent()) {
                trace.write(traceFile.get());
            }
            int code = exitCode(machine, screen, errors);
            if (hash) {
                screen.println("trace " + String.format("%016x", machine.traceHash()));
            }
            return code;
        }
    }

    private Machine machine(ShellProgram shell) throws InvalidInput {
        try {
            SystemPlan plan = StandardSystem.on(description, shell, programs.all(), INPUT_DELAY, policy)
                    .withQueues(sizes)
                    .grantedBy(granted);
            return Boot.on(plan, seed);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidInput("the system does not run on the machine " + description.name() + ": "
                    + invalid.getMessage());
        }
    }

    /** Runs the machine. The first Ctrl-C interrupts the shell, the third powers the machine off. */
    private static void run(Machine machine, UserConsole console, Interruption interruption) {
        int interrupts = 0;
        while (machine.step()) {
            if (console.testAndClearInterrupt()) {
                interruption.request();
                interrupts++;
                if (interrupts == INTERRUPTS_TO_POWER_OFF) {
                    machine.powerOff(ExitCode.INTERRUPTED);
                }
            }
        }
    }

    private static int exitCode(Machine machine, PrintWriter screen, PrintWriter errors) {
        OptionalInt status = machine.exitStatus();
        if (status.isEmpty()) {
            screen.println("the machine is idle and was not powered off");
            return ExitCode.NOT_BOOTED;
        }
        if (status.getAsInt() == ExitCode.SERVICE_LOST || status.getAsInt() == ExitCode.MONITOR_LOST) {
            reportLoss(machine, errors);
        }
        // A failed program never becomes the exit code 0 of the host.
        return status.getAsInt() >= 0 && status.getAsInt() <= STATUS_MAX ? status.getAsInt() : STATUS_MAX;
    }

    /** Repeats on standard error why the machine was powered off: the last line of the console says so. */
    private static void reportLoss(Machine machine, PrintWriter errors) {
        List<ConsoleLine> lines = machine.console();
        if (!lines.isEmpty()) {
            ConsoleLine last = lines.get(lines.size() - 1);
            errors.println("barreleye: [" + last.core() + "] " + last.text());
        }
    }
}
