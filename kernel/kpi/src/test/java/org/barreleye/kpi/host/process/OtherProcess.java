package org.barreleye.kpi.host.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.barreleye.kpi.host.HostChannels;

/**
 * Another JVM, which obeys lines and reports with lines. It is the same Java that runs the tests, or the one that
 * {@code -Dother.java=/path/to/bin/java} names.
 */
public final class OtherProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final String END = "(the process has ended)";

    private final Process process;
    private final BufferedWriter commands;
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        this.commands = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
        Thread reader = new Thread(this::read, "reports of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a process with a main class of the tests. */
    public static OtherProcess start(Class<?> main, String... arguments) throws IOException {
        String java = System.getProperty("other.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> command = new ArrayList<>(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx64m", "-cp", folderOf(HostChannels.class)
                + System.getProperty("path.separator") + folderOf(OtherProcess.class), main.getName()));
        command.addAll(List.of(arguments));
        return new OtherProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reports.add(line);
            }
        } catch (IOException ended) {
            // as if it had written no more
        }
        reports.add(END);
    }

    public long pid() {
        return process.pid();
    }

    /** Tells the process what to do. */
    public OtherProcess tell(String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid() + " takes no command; it said " + seen, e);
        }
        return this;
    }

    /** Waits for a report that begins with a text, and returns it. */
    public String await(String beginning) {
        try {
            while (true) {
                String report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (report == null || report.equals(END)) {
                    throw new AssertionError("process " + pid() + " did not say '" + beginning + "' but " + seen
                            + (report == null ? "" : " and " + report));
                }
                seen.add(report);
                if (report.startsWith(beginning)) {
                    return report;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that the process has said until the last {@link #await}. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** Kills it with SIGKILL, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    public void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("process " + pid() + " does not end; it said " + seen);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops it with SIGSTOP, and waits until none of its threads runs. */
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
        while (!isStopped()) {
            Thread.sleep(1);
        }
    }

    /** Lets it continue with SIGCONT. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).inheritIO().start().waitFor();
        if (status != 0) {
            throw new AssertionError("kill -" + name + " " + pid() + " ended with " + status);
        }
    }

    /** Asks Linux about each thread, and other systems about the process. */
    private boolean isStopped() throws IOException, InterruptedException {
        Path threads = Path.of("/proc", Long.toString(pid()), "task");
        if (!Files.isDirectory(threads)) {
            Process states = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid())).start();
            String state = new String(states.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return states.waitFor() == 0 && state.strip().startsWith("T");
        }
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                String state = Files.readString(thread.resolve("stat"));
                if (!state.substring(state.lastIndexOf(')') + 2).startsWith("T")) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        kill();
    }
}
