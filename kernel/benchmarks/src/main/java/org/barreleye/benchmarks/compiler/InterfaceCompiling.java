package org.barreleye.benchmarks.compiler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures {@code flounder compile} of a hundred interfaces into an empty folder and, without a change, into the same
 * one again: whole processes of several jars in turns. Wall-clock time depends on what else the machine does; processor
 * time, of all threads, does so less. Needs a POSIX shell, which tells the processor time of its children.
 */
public final class InterfaceCompiling {
    private static final int INTERFACES = 100;
    private static final double NANOSECONDS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_MINUTE = 60;

    private final Path folder;
    private final List<Path> sources;

    private InterfaceCompiling(Path folder) throws IOException {
        this.folder = folder;
        this.sources = InterfaceFiles.write(folder.resolve("sources"), INTERFACES);
    }

    private record Times(double wall, double processor) {}

    /** The arguments are the number of rounds, options for the virtual machine in one word, or "", and jars. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        List<String> options = Arrays.stream(arguments[1].split(" ")).filter(option -> !option.isEmpty()).toList();
        List<String> jars = List.of(arguments).subList(2, arguments.length);
        InterfaceCompiling compiling = new InterfaceCompiling(Files.createTempDirectory("interfaces"));
        List<List<Times>> times = new ArrayList<>();
        jars.forEach(jar -> times.addAll(List.of(new ArrayList<>(), new ArrayList<>())));
        for (int round = 0; round < rounds; round++) {
            for (int jar = 0; jar < jars.size(); jar++) {
                Path output = compiling.folder.resolve("of" + jar + "-" + round);
                times.get(2 * jar).add(compiling.run(options, jars.get(jar), output));
                times.get(2 * jar + 1).add(compiling.run(options, jars.get(jar), output));
                compiling.requireSameFiles(compiling.folder.resolve("of0-" + round), output);
            }
        }
        for (int jar = 0; jar < jars.size(); jar++) {
            print(jars.get(jar) + ", empty folder", times.get(2 * jar));
            print(jars.get(jar) + ", unchanged", times.get(2 * jar + 1));
        }
    }

    private Times run(List<String> options, String jar, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" && times", "sh", "java"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar, "compile", "-q", "-o", output.toString()));
        sources.forEach(source -> command.add(source.toString()));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        long end = System.nanoTime();
        if (code != 0) {
            throw new IllegalStateException(jar + " ended with " + code);
        }
        String children = printed.lines().reduce((first, last) -> last).orElseThrow();
        return new Times((end - begin) / NANOSECONDS_PER_SECOND,
                Arrays.stream(children.split(" ")).mapToDouble(InterfaceCompiling::seconds).sum());
    }

    /** Reads a time as {@code 0m1.25s}. */
    private static double seconds(String text) {
        int minutes = text.indexOf('m');
        return Double.parseDouble(text.substring(0, minutes)) * SECONDS_PER_MINUTE
                + Double.parseDouble(text.substring(minutes + 1, text.length() - 1));
    }

    private void requireSameFiles(Path one, Path other) throws IOException {
        if (!generated(one).equals(generated(other))) {
            throw new IllegalStateException("the files in " + one + " and " + other + " differ");
        }
    }

    private static List<String> generated(Path root) throws IOException {
        List<String> generated = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                generated.add(root.relativize(file) + "\n" + Files.readString(file));
            }
        }
        return generated;
    }

    private static void print(String what, List<Times> times) {
        double[] wall = times.stream().mapToDouble(Times::wall).sorted().toArray();
        double[] processor = times.stream().mapToDouble(Times::processor).sorted().toArray();
        System.out.printf("%s: seconds least / median of %d: wall %.2f / %.2f, processor %.2f / %.2f%n", what,
                wall.length, wall[0], wall[wall.length / 2], processor[0], processor[processor.length / 2]);
    }
}
