package org.barreleye.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.machine.description.MachineDescription;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What can be said about a run. */
final class BootOptions {
    private static final String DEMO = "demo";

    @Option(names = "--machine", paramLabel = "NAME|FILE", defaultValue = "demo",
            description = "A machine that `machines` lists, smp-N, or a file (${DEFAULT-VALUE}).")
    private String machine;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all chance in the run (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "-c", paramLabel = "'COMMAND; COMMAND'", description = "Run these and switch off.")
    private String commands;

    @Option(names = "--script", paramLabel = "FILE", description = "Run the lines of this file and switch off.")
    private Path script;

    @Option(names = "--programs", paramLabel = "JAR", description = "Put the programs of this jar into the boot image.")
    private List<Path> jars = new ArrayList<>();

    @Option(names = "--trace", paramLabel = "FILE", description = "Write the latest marks of the trace to this file.")
    private Path trace;

    @Option(names = "--trace-hash", description = "Print a number that stands for the whole run as the last line.")
    private boolean traceHash;

    /** Boots, and runs until the machine is off; returns the exit code. */
    int run(CommandSpec spec, boolean demoFirst) throws IOException, Unusable {
        if (commands != null && script != null) {
            throw new ParameterException(spec.commandLine(), "-c and --script both say what to run: leave one of them out");
        }
        PrintWriter out = spec.commandLine().getOut();
        MachineDescription description = MachineName.describe(machine);
        try (Programs programs = Programs.find(jars);
                Keyboard keyboard = keyboard(out, programs, demoFirst)) {
            return new Run(description, seed, programs).start(keyboard, out, Optional.ofNullable(trace), traceHash);
        }
    }

    private Keyboard keyboard(PrintWriter out, Programs programs, boolean demoFirst) throws IOException {
        if (commands != null) {
            return new PlainKeyboard(out, screen -> LineSource.ofText(commands));
        }
        if (script != null) {
            BufferedReader text = new BufferedReader(new StringReader(Files.readString(script)));
            return new PlainKeyboard(out, screen -> new WrittenLines(text, screen));
        }
        Keyboard person = TerminalKeyboard.find(programs.names()).orElseGet(() -> new PlainKeyboard(out,
                screen -> new WrittenLines(
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), screen)));
        return demoFirst && programs.names().contains(DEMO) ? new DemoFirst(person) : person;
    }

    /**
     * Somebody who wants to see the demonstration before saying anything.
     *
     * @param person who goes on then
     */
    private record DemoFirst(Keyboard person, LineSource lines) implements Keyboard {
        private DemoFirst(Keyboard person) {
            this(person, LineSource.first(DEMO, person.lines()));
        }

        @Override
        public void show(String text) {
            person.show(text);
        }

        @Override
        public boolean wantsInterruption() {
            return person.wantsInterruption();
        }

        @Override
        public void close() {
            person.close();
        }
    }
}
