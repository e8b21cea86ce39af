package org.barreleye.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.host.SharedChannels;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedSettings;

/**
 * Compares stubs over a shared file with Aeron IPC, between the same two processes, in turns of some milliseconds, each
 * of 30 windows of less than a millisecond: on a host that does other work, many windows are free of it. Then
 * measures what a call costs that finds the other process waiting.
 */
public final class ProcessComparison {
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int WINDOWS = 30;
    private static final int ROUND_TRIPS = 1_000;
    private static final int MESSAGES = 10_000;
    private static final int WARM_UP = 5_000;
    private static final int[] IDLE_MILLISECONDS = {0, 5, 50, 500};
    private static final int CALLS_AFTER_IDLE = 15;
    private static final long IDLE_SECONDS = 4;

    private final List<ProcessLink> links;
    private final BufferedWriter commands;
    private final BufferedReader reports;
    private final double[][] roundTrips;
    private final double[][] streams;

    private ProcessComparison(List<ProcessLink> links, Process other) {
        this.links = links;
        this.commands = other.outputWriter();
        this.reports = other.inputReader();
        this.roundTrips = new double[links.size()][ROUNDS * WINDOWS];
        this.streams = new double[links.size()][ROUNDS * WINDOWS];
    }

    /** Measures and prints. Argument: the folder for the files, by default one in {@code /dev/shm}; it is deleted. */
    public static void main(String[] arguments) throws IOException {
        Path root = arguments.length > 0 ? Path.of(arguments[0])
                : Files.createTempDirectory(Path.of("/dev/shm"), "barreleye-benchmark");
        AeronLink aeron = new AeronLink(root.resolve("aeron").toString());
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED", "-Daeron.term="
                + System.getProperty("aeron.term", "64k"), "-Dring.lines="
                + Integer.getInteger("ring.lines", SharedSettings.DEFAULT.ringLines()), "-cp",
                System.getProperty("java.class.path"),
                EchoProcess.class.getName(), root.resolve("rings").toString(), root.resolve("aeron").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (SharedChannels channels = HostChannels.shared(root.resolve("rings"));
                SharedConnection connection = channels.connect(StubLink.SERVICE, StubLink.IDENTITY)) {
            aeron.idle();
            ProcessComparison comparison =
                    new ProcessComparison(List.of(new StubLink(connection), aeron), other);
            aeron.awaitPeer();
            comparison.compare();
            comparison.measureWaiting(other.toHandle());
            comparison.tell("exit");
        } finally {
            other.destroy();
            aeron.close();
            delete(root);
        }
    }

    /** Deletes the folder, in which Aeron's is deleted by Aeron. */
    private static void delete(Path root) throws IOException {
        Files.deleteIfExists(root.resolve("rings").resolve(StubLink.SERVICE + ".lock"));
        Files.deleteIfExists(root.resolve("rings"));
        Files.deleteIfExists(root);
    }

    private void tell(String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
            String report = reports.readLine();
            while (report != null && !report.equals("now " + command)) {
                report = reports.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare() {
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int link = 0; link < links.size(); link++) {
                tell(links.get(link).name());
                measure(link, Math.max(round, 0));
                links.forEach(ProcessLink::idle);
            }
        }
        System.out.println("ns              round trip least  median    stream least  median");
        for (int link = 0; link < links.size(); link++) {
            System.out.printf("%-16s%16.1f%8.1f%16.1f%8.1f%n", links.get(link).name(), least(roundTrips[link]),
                    median(roundTrips[link]), least(streams[link]), median(streams[link]));
        }
        System.out.printf("stubs to Aeron, ratio of least / medians: round trip %.2f / %.2f, stream %.2f / %.2f%n",
                least(roundTrips[0]) / least(roundTrips[1]), median(roundTrips[0]) / median(roundTrips[1]),
                least(streams[0]) / least(streams[1]), median(streams[0]) / median(streams[1]));
    }

    private void measure(int index, int round) {
        ProcessLink link = links.get(index);
        trips(link, WARM_UP);
        for (int window = round * WINDOWS; window < (round + 1) * WINDOWS; window++) {
            long begin = System.nanoTime();
            trips(link, ROUND_TRIPS);
            roundTrips[index][window] = (System.nanoTime() - begin) / (double) ROUND_TRIPS;
        }
        stream(link, WARM_UP);
        for (int window = round * WINDOWS; window < (round + 1) * WINDOWS; window++) {
            long begin = System.nanoTime();
            stream(link, MESSAGES);
            streams[index][window] = (System.nanoTime() - begin) / (double) MESSAGES;
        }
    }

    private static void trips(ProcessLink link, int count) {
        for (int i = 0; i < count; i++) {
            link.roundTrip(i);
        }
    }

    /** The round trip at the end shows that all messages before it have been received. */
    private static void stream(ProcessLink link, int messages) {
        for (int i = 0; i < messages; i++) {
            link.send(i);
        }
        link.roundTrip(messages);
    }

    /** Calls after times without a call, while the other process waits as a server does. */
    private void measureWaiting(ProcessHandle other) {
        tell("waiting");
        ProcessLink stubs = links.get(0);
        for (int idle : IDLE_MILLISECONDS) {
            double[] times = new double[CALLS_AFTER_IDLE];
            for (int i = 0; i < times.length; i++) {
                trips(stubs, 100);
                sleep(idle);
                long begin = System.nanoTime();
                stubs.roundTrip(i);
                times[i] = (System.nanoTime() - begin) / 1e3;
            }
            System.out.printf("call after %d ms without one: least %.1f, median %.1f, most %.1f us%n", idle,
                    least(times), median(times), Arrays.stream(times).max().orElseThrow());
        }
        Duration before = other.info().totalCpuDuration().orElse(Duration.ZERO);
        sleep(TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
        Duration used = other.info().totalCpuDuration().orElse(Duration.ZERO).minus(before);
        System.out.printf("processor time of the waiting process: %.1f %%%n",
                100.0 * used.toMillis() / TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double least(double[] times) {
        return Arrays.stream(times).min().orElseThrow();
    }

    private static double median(double[] times) {
        return Arrays.stream(times).sorted().toArray()[times.length / 2];
    }
}
