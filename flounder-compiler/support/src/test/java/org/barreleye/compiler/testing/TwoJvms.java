package org.barreleye.compiler.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;

/**
 * The output of the same program in two JVMs. Some collections iterate in an order that is salted once for each JVM, so
 * a determinism test within one cannot fail.
 *
 * @param first all output of the first run
 * @param second all output of the second run
 */
public record TwoJvms(String first, String second) {
    private static final int SECONDS = 120;

    /** Runs a main class twice, each in a fresh JVM of this kind with this class path; it must end with 0. */
    public static TwoJvms run(Class<?> main, String... arguments) {
        return new TwoJvms(output(main, arguments), output(main, arguments));
    }

    private static String output(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            // A file rather than a pipe, which would have to be read while the program writes.
            Path file = Files.createTempFile("jvm", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile());
                builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
                return finished(builder.start(), main, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionFailedError("cannot run " + main, e);
        }
    }

    private static String finished(Process process, Class<?> main, Path file) throws IOException {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionFailedError(main + " did not end within " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("interrupted while " + main + " ran", e);
        } finally {
            process.destroyForcibly();
        }
        String output = Files.readString(file, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new AssertionFailedError(main + " ended with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }
}
