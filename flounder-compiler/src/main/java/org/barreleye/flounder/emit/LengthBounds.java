package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the largest lengths of the strings and arrays of a message. Those of an array of structures repeat, and would
 * not fit one method if they were written one by one.
 */
final class LengthBounds {
    /** Lists up to this are spelled one by one. */
    private static final int LISTED_MAX = 32;
    /** Repetitions of more than this are not looked for. */
    private static final int PERIOD_MAX = 512;

    private LengthBounds() {}

    /** A part of a list: the same numbers a number of times. */
    private record Part(int times, List<Integer> numbers) {}

    /** The arguments that stand for a list. */
    static CodeBlock arguments(List<Integer> bounds) {
        if (bounds.size() <= LISTED_MAX) {
            return numbers(bounds);
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (Part part : parts(bounds)) {
            parts.add(CodeBlock.of("$T.repeated($L, $L)", KpiNames.MESSAGE_SHAPE, part.times(),
                    numbers(part.numbers())));
        }
        return parts.size() == 1 ? parts.get(0)
                : CodeBlock.of("$T.joined($L)", KpiNames.MESSAGE_SHAPE, CodeBlock.join(parts, ",\n"));
    }

    /** The number of numbers in the Java of a list. */
    static int count(List<Integer> bounds) {
        return bounds.size() <= LISTED_MAX ? bounds.size()
                : parts(bounds).stream().mapToInt(part -> part.numbers().size() + 3).sum();
    }

    private static CodeBlock numbers(List<Integer> numbers) {
        return numbers.stream().map(number -> CodeBlock.of("$L", number)).collect(CodeBlock.joining(", "));
    }

    private static List<Part> parts(List<Integer> bounds) {
        List<Part> parts = new ArrayList<>();
        int single = 0;
        for (int at = 0; at < bounds.size();) {
            Part part = repetition(bounds, at);
            int end = at + part.times() * part.numbers().size();
            if (part.times() == 1 && at > single) {
                parts.remove(parts.size() - 1);
                part = new Part(1, bounds.subList(single, end));
            } else if (part.times() > 1) {
                single = end;
            }
            parts.add(part);
            at = end;
        }
        return parts;
    }

    /** The repetition that covers most of what follows a place. */
    private static Part repetition(List<Integer> bounds, int at) {
        Part best = new Part(1, bounds.subList(at, at + 1));
        for (int period = 1; period <= Math.min(PERIOD_MAX, (bounds.size() - at) / 2); period++) {
            int end = at + period;
            while (end < bounds.size() && bounds.get(end).equals(bounds.get(end - period))) {
                end++;
            }
            int times = (end - at) / period;
            if (times > 2 && times * period > best.times() * best.numbers().size()) {
                best = new Part(times, bounds.subList(at, at + period));
            }
        }
        return best;
    }
}
