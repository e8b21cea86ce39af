package org.barreleye.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.fault.FaultGrammar;
import org.barreleye.machine.network.Gateway;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.trace.ConsoleLine;
import org.barreleye.shell.ShellProgram;
import org.barreleye.shell.command.Interruption;
import org.barreleye.shell.command.ShellContext;

/**
 * A run of the system from power-on to power-off.
 *
 * @param configuration the machines and what they boot
 * @param files the files of the run
 * @param forwards the datagrams of hosts outside that are part of its input
 */
record Run(RunConfiguration configuration, RunFiles files, List<UdpForward> forwards) {
    private static final String UDP = "udp ";
    private static final int STATUS_MAX = 0xff;

    /**
     * Runs the system.
     *
     * @param console the console of the user; if the input is replayed, its output only
     * @param screen the output
     * @param errors receives the reason if the machine was powered off because it has lost a part
     * @param hash whether to print the hash of the run as the last line
     * @return the exit code
     */
    int start(UserConsole console, PrintWriter screen, PrintWriter errors, boolean hash)
            throws IOException, InvalidInput {
        Optional<RecordedInput> replayed = prepare();
        Interruption interruption = new Interruption();
        MachineTrace trace = new MachineTrace();
        try (MachineGroup group = configuration.powerOn(number -> shell(number == 0 ? trace : new MachineTrace(),
                number == 0 ? interruption : new Interruption()))) {
            Machine first = group.first();
            trace.attach(first);
            if (files.trace().isPresent()) {
                trace.useLargeBuffer();
            }
            if (files.pcap().isPresent()) {
                first.wire().ifPresent(Wire::startRecording);
            }
            FaultReport report = new FaultReport(group);
            InterruptKey key = new InterruptKey(interruption, first);
            try (InputRecorder recorder = recorder();
                    RunInput input = replayed.isPresent()
                    ? new ReplayedInput(replayed.get(), group, gateway(first, hasDatagrams(replayed.get())), key,
                    console::show) : live(console, group, key, recorder, errors)) {
                long steps = run(group, connect(console, input, group, recorder), input,
                        () -> report.next().ifPresent(line -> console.show(line + "\n")));
                recorder.end(steps, hashOf(group));
                if (replayed.isPresent()) {
                    replayed.get().requireSameRun(steps, hashOf(group));
                }
            }
            writeFiles(trace, first);
            report.summary().forEach(screen::println);
            int code = exitCode(group, screen, errors);
            if (hash) {
                screen.println("trace " + hashOf(group));
            }
            return code;
        }
    }

    /** Checks all that can be checked before the machine is on. */
    private Optional<RecordedInput> prepare() throws IOException, InvalidInput {
        if (configuration.machines() > 1) {
            configuration.requireWire("--machines " + configuration.machines());
        }
        if (files.pcap().isPresent()) {
            configuration.requireWire("--pcap");
        }
        if (!forwards.isEmpty()) {
            configuration.requirePeer("--udp");
        }
        files.requireWritable();
        if (files.replayed().isEmpty()) {
            return Optional.empty();
        }
        RecordedInput recorded = RecordedInput.read(files.replayed().get());
        List<String> expected = new ArrayList<>(configuration.header());
        recorded.header().stream().filter(line -> line.startsWith(UDP)).forEach(expected::add);
        recorded.requireHeader(expected);
        return Optional.of(recorded);
    }

    private static boolean hasDatagrams(RecordedInput recorded) {
        return recorded.header().stream().anyMatch(line -> line.startsWith(UDP));
    }

    private ShellProgram shell(MachineTrace trace, Interruption interruption) {
        return new ShellProgram(new ShellContext(configuration.programs().names(),
                new MachineAddresses(configuration.description()), trace, FaultGrammar.lines()), interruption);
    }

    private InputRecorder recorder() throws IOException {
        if (files.recording().isEmpty()) {
            return InputRecorder.none();
        }
        List<String> header = new ArrayList<>(configuration.header());
        forwards.forEach(forward -> header.add(UDP + forward.hostPort() + ":" + forward.servicePort()));
        return InputRecorder.begin(files.recording().get(), header);
    }

    private static Optional<Gateway> gateway(Machine machine, boolean isNeeded) {
        return isNeeded ? Optional.of(machine.connectGateway()) : Optional.empty();
    }

    private RunInput live(UserConsole console, MachineGroup group, InterruptKey key, InputRecorder recorder,
            PrintWriter errors) throws IOException, InvalidInput {
        ConsoleInput input = new ConsoleInput(console, key, recorder);
        return forwards.isEmpty() ? input : new UdpInput(forwards, input, group, group.first().connectGateway(),
                recorder, sentence -> errors.println("barreleye: " + sentence));
    }

    private static ConsoleSession connect(UserConsole console, RunInput input, MachineGroup group,
            InputRecorder recorder) {
        Machine first = group.first();
        ConsoleSession session = new ConsoleSession(input.lines(), console::show);
        first.onConsoleLine(line -> console.show("[" + line.core() + "] " + line.text() + "\n"));
        first.connectTerminal(new RecordedLines(session, first::now, recorder), session::show);
        for (int number = 1; number < group.machines().size(); number++) {
            FurtherConsole.connect(group.machines().get(number), number, console::show);
        }
        return session;
    }

    /** Runs the machines, and returns the number of steps. */
    private static long run(MachineGroup group, ConsoleSession session, RunInput input, Runnable afterStep)
            throws IOException, InvalidInput {
        long steps = 0;
        input.deliver(steps);
        while (group.step()) {
            steps++;
            afterStep.run();
            input.deliver(steps);
        }
        session.end();
        return steps;
    }

    private static String hashOf(MachineGroup group) {
        return String.format("%016x", group.traceHash());
    }

    private void writeFiles(MachineTrace trace, Machine machine) throws IOException {
        if (files.trace().isPresent()) {
            trace.write(files.trace().get());
        }
        if (files.pcap().isPresent()) {
            writeFrames(files.pcap().get(), machine.wire().orElseThrow());
        }
    }

    private static void writeFrames(Path file, Wire wire) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            wire.writePcap(out);
        }
    }

    private static int exitCode(MachineGroup group, PrintWriter screen, PrintWriter errors) {
        for (int number = 1; number < group.machines().size(); number++) {
            OptionalInt status = group.machines().get(number).exitStatus();
            if (status.isPresent()) {
                screen.println("[m" + number + "] was powered off with status " + status.getAsInt());
            }
        }
        OptionalInt status = group.first().exitStatus();
        if (status.isEmpty()) {
            screen.println("the machine is idle and was not powered off");
            return ExitCode.NOT_BOOTED;
        }
        if (status.getAsInt() == ExitCode.SERVICE_LOST || status.getAsInt() == ExitCode.MONITOR_LOST) {
            reportLoss(group.first(), errors);
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
