package org.barreleye.compiler.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The training run of a compiler: its commands, one after the other, in one process. A launcher starts it once with an
 * option by which the JVM archives the classes that it has loaded, so that later processes load them from the archive.
 */
public final class TrainingRun {
    private final String tool;
    private final Function<String[], CommandLine> line;

    /**
     * The run of one compiler.
     *
     * @param tool its name
     * @param line its command line for some arguments
     */
    public TrainingRun(String tool, Function<String[], CommandLine> line) {
        this.tool = tool;
        this.line = line;
    }

    /**
     * Compiles, checks, formats and describes a source in a folder that exists only meanwhile.
     *
     * @param suffix the suffix of the source, as {@code .if}
     * @param source a source with neither errors nor warnings
     * @param code a code of the compiler, to be explained
     */
    public void run(String suffix, String source, String code) throws IOException {
        Path folder = Files.createTempDirectory(tool + "-training");
        try {
            String right = Files.writeString(folder.resolve("parcel" + suffix), source).toString();
            String wrong = Files.writeString(folder.resolve("wrong" + suffix), source + "nonsense").toString();
            VersionAnswer.given(tool, new PrintStream(OutputStream.nullOutputStream()), "--version");
            for (String[] arguments : List.<String[]>of(
                    new String[] {"check", right},
                    new String[] {"check", wrong},
                    new String[] {"compile", "-o", folder.resolve("out").toString(), right},
                    new String[] {"fmt", "--check", right},
                    new String[] {"lint", right},
                    new String[] {"layout", right},
                    new String[] {"dump", right},
                    new String[] {"explain", code},
                    new String[] {"--help"})) {
                line.apply(arguments)
                        .setOut(new PrintWriter(OutputStream.nullOutputStream()))
                        .setErr(new PrintWriter(OutputStream.nullOutputStream()))
                        .execute(arguments);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
