package org.barreleye.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.shell.ShellProgram;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.Surroundings;

/**
 * A run of the system from power-on to power-off.
 *
 * @param description the machine
 * @param seed of all chance
 * @param programs what can be spawned
 */
record Run(MachineDescription description, long seed, Programs programs) {
    /** How long programs in the background may go on before the next line is read, in nanoseconds of the machine's time. */
    private static final long SETTLING = 1_000_000;
    private static final int STATUS_BITS = 0xff;
    private static final int PATIENCE_OF_THE_PERSON = 3;

    /**
     * Runs it.
     *
     * @param keyboard where the person is
     * @param screen what the person sees
     * @param traceFile where the trace goes in the end
     * @param hash whether to print the hash of the run as the last line
     * @return the exit code
     */
    int start(Keyboard keyboard, PrintWriter screen, Optional<Path> traceFile, boolean hash) throws IOException, Unusable {
        MachineTrace trace = new MachineTrace();
        Interruption interruption = new Interruption();
        ShellProgram shell = new ShellProgram(
                new Surroundings(programs.names(), new MachineCells(description), trace), interruption);
        Conversation conversation = new Conversation(keyboard.lines(), keyboard::show);
        try (Machine machine = machine(shell)) {
            trace.of(machine);
            machine.onConsoleLine(line -> keyboard.show("[" + line.core() + "] " + line.text() + "\n"));
            machine.connectTerminal(conversation::read, conversation::show);
            run(machine, keyboard, interruption);
            conversation.end();
            if (traceFile.isPresent()) {
                trace.write(traceFile.get());
            }
            int code = code(machine, screen);
            if (hash) {
                screen.println("trace " + String.format("%016x", machine.traceHash()));
            }
            return code;
        }
    }

    private Machine machine(ShellProgram shell) throws Unusable {
        try {
            SystemPlan plan = StandardSystem.on(description, shell, programs.all(), SETTLING);
            return Boot.on(plan, seed);
        } catch (IllegalArgumentException refusal) {
            throw new Unusable("the system does not fit the machine " + description.name() + ": " + refusal.getMessage());
        }
    }

    /** The first time the person presses Ctrl-C, the shell hears of it; who goes on pressing switches the machine off. */
    private static void run(Machine machine, Keyboard keyboard, Interruption interruption) {
        int wishes = 0;
        while (machine.step()) {
            if (keyboard.wantsInterruption()) {
                interruption.request();
                wishes++;
                if (wishes == PATIENCE_OF_THE_PERSON) {
                    machine.powerOff(ExitCode.INTERRUPTED);
                }
            }
        }
    }

    private static int code(Machine machine, PrintWriter screen) {
        OptionalInt status = machine.exitStatus();
        if (status.isEmpty()) {
            screen.println("nothing happens any more on the machine, although nobody has switched it off");
            return ExitCode.NOT_BOOTED;
        }
        return status.getAsInt() & STATUS_BITS;
    }
}
