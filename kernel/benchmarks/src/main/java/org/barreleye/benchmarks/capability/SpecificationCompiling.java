package org.barreleye.benchmarks.capability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;

/** How long it takes from a specification to Java: for the file that is named, and for one of 250 types. */
public final class SpecificationCompiling {
    private static final int TYPES = 250;
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 10;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private SpecificationCompiling() {}

    /**
     * Compiles both in turns and prints the first and the median time of each; the argument is the path of the file.
     */
    public static void main(String[] arguments) throws IOException {
        SourceFile[] sources = {SourceFile.read("caps.hl", Path.of(arguments[0])), SourceFile.of("large.hl", large())};
        for (SourceFile source : sources) {
            double first = milliseconds(source);
            double[] times = new double[ROUNDS];
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                times[Math.max(round, 0)] = milliseconds(source);
            }
            Arrays.sort(times);
            System.out.printf("%-10s first %8.1f ms  median %8.1f ms%n", source.name(), first, times[ROUNDS / 2]);
        }
    }

    private static double milliseconds(SourceFile source) {
        long begin = System.nanoTime();
        Compilation compilation = HamletCompiler.compile(source, CompilerOptions.withPackagePrefix("measured"));
        if (compilation.output().files().isEmpty()) {
            throw new IllegalStateException(source.name() + " does not compile: " + compilation.findings());
        }
        return (System.nanoTime() - begin) / NANOSECONDS_PER_MILLISECOND;
    }

    private static String large() {
        StringBuilder text = new StringBuilder("define page 4096;\nrights read, write;\n");
        for (int i = 0; i < TYPES; i++) {
            text.append("@align(page) cap Type").append(i).append(i % 25 == 0 ? "" : " from Type" + (i - 1))
                    .append(" {\n")
                    .append("    address genpaddr base;\n    size gensize bytes;\n    eq uint16 kind;\n")
                    .append("    invocation look[1] needs read () -> (genpaddr base, gensize bytes);\n};\n");
        }
        return text.toString();
    }
}
