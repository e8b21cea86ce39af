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

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of all chance in the run (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "-c", paramLabel = "'COMMAND; COMMAND'", description = "Run these and switch off.")
    private String commands;

    @Option(names = "--script", paramLabel = "FILE", description = "Run the lines of this file and switch off.")
    private Path script;

    @Option(names = "--programs", paramLabel = "JAR", description = "Put the programs of this jar into the boot image.")
    private List<Path> jars = new ArrayList<>();

    @Option(names = "--trace", paramLabel = "FILE", description =
            "Write what happened to this file: as text if its name ends with .txt, else for viewers of Chrome traces.")
    private Path trace;

    @Option(names = "--trace-hash", description = "Print a number that stands for the whole run as the last line.")
    private boolean traceHash;

    /** Boots, and runs until the machine is off; returns the exit code. */
    int run(CommandSpec spec, boolean demoFirst) throws IOException, InvalidInput {
        if (commands != null && script != null) {
            throw new ParameterException(spec.commandLine(),
                    "-c and --script both say what to run: leave one of them out");
        }
        PrintWriter out = spec.commandLine().getOut();
        MachineDescription description = MachineName.describe(machine);
        try (Programs programs = Programs.find(jars);
                UserConsole console = console(out, programs, demoFirst)) {
            return new Run(description, seed, programs).start(console, out, Optional.ofNullable(trace), traceHash);
        }
    }

    private UserConsole console(PrintWriter out, Programs programs, boolean demoFirst) throws IOException {
        if (commands != null) {
            return new StreamConsole(out, screen -> LineSource.ofText(commands));
        }
        if (script != null) {
            BufferedReader text = new BufferedReader(new StringReader(Files.readString(script)));
            return new StreamConsole(out, screen -> new EchoedLines(text, screen));
        }
        UserConsole console = TerminalConsole.find(programs.names()).orElseGet(() -> new StreamConsole(out,
                screen -> new EchoedLines(
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), screen)));
        return demoFirst && programs.names().contains(DEMO) ? new DemoFirst(console) : console;
    }

    /**
     * Somebody who wants to see the demonstration before saying anything.
     *
     * @param console who goes on then
     */
    private record DemoFirst(UserConsole console, LineSource lines) implements UserConsole {
        private DemoFirst(UserConsole console) {
            this(console, LineSource.first(DEMO, console.lines()));
        }

        @Override
        public void show(String text) {
            console.show(text);
        }

        @Override
        public boolean testAndClearInterrupt() {
            return console.testAndClearInterrupt();
        }

        @Override
        public void close() {
            console.close();
        }
    }
}
