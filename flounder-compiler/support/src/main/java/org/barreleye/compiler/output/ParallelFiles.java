package org.barreleye.compiler.output;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Work on many files by all cores. The results, and the failure that is told of several, are in order. */
final class ParallelFiles {
    private ParallelFiles() {}

    /** Work on one file. */
    @FunctionalInterface
    interface FileOperation<T, R> {
        /** Does it. */
        R on(T item) throws IOException;
    }

    private record Outcome<R>(R result, Optional<IOException> failure) {}

    /**
     * The results of some work, in the order of the items.
     *
     * @throws IOException the failure of the first item that failed; the work on the others was done
     */
    static <T, R> List<R> map(List<T> items, FileOperation<T, R> work) throws IOException {
        List<Outcome<R>> outcomes = items.parallelStream().map(item -> outcome(item, work)).toList();
        for (Outcome<R> outcome : outcomes) {
            if (outcome.failure().isPresent()) {
                throw outcome.failure().get();
            }
        }
        return outcomes.stream().map(Outcome::result).toList();
    }

    private static <T, R> Outcome<R> outcome(T item, FileOperation<T, R> work) {
        try {
            return new Outcome<>(work.on(item), Optional.empty());
        } catch (IOException e) {
            return new Outcome<>(null, Optional.of(e));
        }
    }
}
