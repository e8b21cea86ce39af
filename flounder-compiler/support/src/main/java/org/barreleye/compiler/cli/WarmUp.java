package org.barreleye.compiler.cli;

import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * The loading of a compiler's classes on a second core, while the first reads the command line. Both take about as
 * long, and neither needs the other.
 */
public final class WarmUp {
    private WarmUp() {}

    /**
     * Compiles something small in the background if a command line names a command that compiles, and if there is a
     * core to do so. What it compiles and whether it succeeds is of no consequence: the command meets the same failure
     * itself and reports it.
     *
     * @param commands the names of the commands that compile
     * @param compilation compiles anything
     */
    public static void begin(List<String> commands, Runnable compilation, String... arguments) {
        if (arguments.length < 2 || !commands.contains(arguments[0])
                || Runtime.getRuntime().availableProcessors() < 2) {
            return;
        }
        ForkJoinPool.commonPool().submit(compilation);
    }
}
