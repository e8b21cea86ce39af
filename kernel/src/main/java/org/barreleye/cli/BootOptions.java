package org.barreleye.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.boot.Policy;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.MachineDescription;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of a run. */
final class BootOptions {
    private static final String DEMO = "demo";

    @Option(names = "--machine", paramLabel = "NAME|FILE", defaultValue = "demo",
            description = "A machine that `machines` lists, smp-N, or a file (${DEFAULT-VALUE}).")
    private String machine;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "The seed of all random numbers of the run (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--scheduler", paramLabel = "rbed|rr", defaultValue = "rbed",
            description = "The scheduler of every core: rbed (rate-based earliest deadline) or rr (round robin)"
            + " (${DEFAULT-VALUE}).")
    private String scheduler;

    @Option(names = "--ring-lines", paramLabel = "N", description =
            "The lines of 64 bytes of each ring between two cores, 2 to 64 (64). A sender waits while a ring is full.")
    private int ringLines = QueueSizes.DEFAULT.ringLines();

    @Option(names = "--endpoint-messages", paramLabel = "N", description =
            "The messages that the buffer of an endpoint holds, 1 to 64 (8). A sender waits while it is full.")
    private int endpointMessages = QueueSizes.DEFAULT.endpointMessages();

    @Option(names = "-c", paramLabel = "'COMMAND; COMMAND'", description = "Run these and power off.")
    private String commands;

    @Option(names = "--script", paramLabel = "FILE", description = "Run the lines of this UTF-8 file and power off.")
    private Path script;

    @Option(names = "--programs", paramLabel = "JAR", description =
            "Add the programs of this jar to the boot image; `check-program` says in advance if it is refused.")
    private List<Path> jars = new ArrayList<>();

    @Option(names = "--grant", paramLabel = "PROGRAM=AUTHORITY",
            description = "Grant a program an authority that it requests: control, memory, terminal or devices."
            + " Programs of jars have none.")
    private List<String> grants = new ArrayList<>();

    @Mixin
    private FaultOptions faults;

    @Option(names = "--trace", paramLabel = "FILE", description =
            "Write the trace to this file: as text if its name ends with .txt, the messages between monitors as a"
            + " sequence diagram of Mermaid if it ends with .mmd, else for viewers of Chrome traces, which show"
            + " each entry as a slice of a nanosecond. It holds the last 1048576 entries of the run, with every message"
            + " that a program sends or receives, every page fault, and every interrupt of a device.")
    private Path trace;

    @Option(names = "--pcap", paramLabel = "FILE", description =
            "Write the frames on the wire to this file, in the pcap format of Wireshark, tshark and tcpdump.")
    private Path pcap;

    @Option(names = "--machines", paramLabel = "N", defaultValue = "1", description =
            "The number of such machines on one wire, 1 to 16 (${DEFAULT-VALUE}). The first has the terminal; lines of"
            + " the others begin with [m1:CORE], and their faults with m1:. The run ends when the first is powered"
            + " off.")
    private int machines;

    @Option(names = "--udp", paramLabel = "HOSTPORT:SERVICE", description =
            "Forward datagrams between a UDP port of 127.0.0.1 and a service of the machine: a port, or a name such as"
            + " echo or time. Machine time then passes no faster than that of the host, also while the prompt waits.")
    private List<String> udp = new ArrayList<>();

    @Option(names = "--record", paramLabel = "FILE", description =
            "Write the input of the run to this file: lines, Ctrl-C, and datagrams from outside.")
    private Path recording;

    @Option(names = "--replay", paramLabel = "FILE", description =
            "Take the input from this file, which --record has written, and nothing from outside. The other options"
            + " are those of the recorded run, without --udp, -c and --script.")
    private Path replayed;

    @Option(names = "--trace-hash", description = "Print the hash of all events of the run as the last line.")
    private boolean traceHash;

    /** Boots the machine, runs it until it is off, and returns the exit code. */
    int run(CommandSpec spec, boolean demoFirst) throws IOException, InvalidInput {
        if (commands != null && script != null) {
            throw new ParameterException(spec.commandLine(),
                    "-c and --script exclude each other");
        }
        requireReplayOptions(spec);
        if (machines < 1 || machines > MachineGroup.MAX_MACHINES) {
            throw new ParameterException(spec.commandLine(), "--machines is 1 to " + MachineGroup.MAX_MACHINES
                    + ", not " + machines);
        }
        SchedulingPolicy policy = SchedulingPolicy.labelled(scheduler)
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "no scheduler is called '" + scheduler + "'; there are rbed and rr"));
        QueueSizes sizes = queueSizes(spec);
        PrintWriter out = spec.commandLine().getOut();
        MachineDescription description = faults.addTo(MachineName.describe(machine), machines);
        Programs programs = Programs.find(jars);
        List<UdpForward> forwards = new ArrayList<>();
        for (String forward : udp) {
            forwards.add(UdpForward.parse(forward));
        }
        Run run = new Run(new RunConfiguration(description, machines, seed, programs, jars, policy, sizes,
                granted(spec, programs), grants, faults.further(description, machines)),
                new RunFiles(Optional.ofNullable(trace), Optional.ofNullable(pcap), Optional.ofNullable(recording),
                        Optional.ofNullable(replayed)), forwards);
        try (UserConsole console = console(out, programs, demoFirst)) {
            return run.start(console, out, spec.commandLine().getErr(), traceHash);
        }
    }

    private void requireReplayOptions(CommandSpec spec) {
        if (replayed != null && (commands != null || script != null || !udp.isEmpty() || recording != null)) {
            throw new ParameterException(spec.commandLine(), "--replay takes all input from its file, so it excludes"
                    + " -c, --script, --udp and --record");
        }
    }

    private Policy granted(CommandSpec spec, Programs programs) {
        Policy policy = Policy.standard();
        for (String grant : grants) {
            int equals = grant.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(),
                        "`--grant " + grant + "` is not `--grant PROGRAM=AUTHORITY`");
            }
            String program = grant.substring(0, equals);
            if (!programs.names().contains(program)) {
                throw new ParameterException(spec.commandLine(),
                        "--grant: no program is called '" + program + "'; there are "
                        + String.join(", ", programs.names()));
            }
            try {
                policy = policy.withGrant(program, grant.substring(equals + 1));
            } catch (IllegalArgumentException unknown) {
                throw new ParameterException(spec.commandLine(), "--grant: " + unknown.getMessage());
            }
        }
        return policy;
    }

    private QueueSizes queueSizes(CommandSpec spec) {
        try {
            return QueueSizes.DEFAULT.withRingLines(ringLines).withEndpointMessages(endpointMessages);
        } catch (IllegalArgumentException illegal) {
            throw new ParameterException(spec.commandLine(), illegal.getMessage());
        }
    }

    private UserConsole console(PrintWriter out, Programs programs, boolean demoFirst)
            throws IOException, InvalidInput {
        if (replayed != null) {
            return new StreamConsole(out, screen -> LineSource.ofText(""));
        }
        if (commands != null) {
            return new StreamConsole(out, screen -> LineSource.ofText(commands));
        }
        if (script != null) {
            BufferedReader text = new BufferedReader(new StringReader(read(script)));
            return new StreamConsole(out, screen -> new EchoedLines(text, screen));
        }
        UserConsole console = TerminalConsole.find(programs.names()).orElseGet(() -> new StreamConsole(out,
                screen -> new EchoedLines(
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), screen)));
        return demoFirst && programs.names().contains(DEMO) ? new DemoFirst(console) : console;
    }

    private static String read(Path file) throws IOException, InvalidInput {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new InvalidInput(file + ": not a text file in UTF-8");
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException unnamed) {
            throw new IOException(file + ": " + unnamed.getMessage(), unnamed);
        }
    }

    /**
     * A console whose first line is the command that runs the demo.
     *
     * @param console the console of the user
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
