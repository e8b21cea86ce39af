package org.barreleye.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The hand-written ring in C, in a process of its own that the benchmark compiles: the shape of {@link HandWrittenRing}
 * without a virtual machine. It sleeps while others are measured.
 */
final class RingInC implements AutoCloseable {
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private RingInC(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
    }

    /** Compiles and starts the program; empty if there is no C compiler called {@code cc}. */
    static Optional<RingInC> start() {
        try (InputStream source = RingInC.class.getResourceAsStream("ring.c")) {
            Path folder = Files.createTempDirectory("ring");
            Path file = folder.resolve("ring.c");
            Path program = folder.resolve("ring");
            Files.write(file, source.readAllBytes());
            boolean compiled = run("cc", "-O2", "-pthread", "-o", program.toString(), file.toString());
            return compiled ? Optional.of(new RingInC(new ProcessBuilder(program.toString()).start()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Measures round trips; returns the nanoseconds of one. */
    double roundTrip(int trips) {
        return measured("trips", trips);
    }

    /**
     * Measures round trips of which neither side runs ahead of the poll that finds a message; returns the nanoseconds
     * of one.
     */
    double fencedRoundTrip(int trips) {
        return measured("fenced", trips);
    }

    /** Measures a stream; returns the nanoseconds of a message. */
    double stream(int messages) {
        return measured("stream", messages);
    }

    private double measured(String command, int count) {
        try {
            commands.write(command + " " + count + "\n");
            commands.flush();
            return Double.parseDouble(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
