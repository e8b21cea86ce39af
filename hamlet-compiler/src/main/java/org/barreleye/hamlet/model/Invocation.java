package org.barreleye.hamlet.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * An invocation of a capability.
 *
 * @param span of its name
 * @param documentation the comment before it
 * @param name as declared
 * @param number among the invocations of its type, 0 .. 255
 * @param needs the rights that it takes, sorted by bit
 * @param parameters the arguments of the caller, a word each
 * @param results the results of the kernel, a word each
 * @param onForeignCopies whether it works on a copy of an object that another core owns
 */
public record Invocation(Span span, List<String> documentation, String name, int number, List<Right> needs,
        List<Parameter> parameters, List<Parameter> results, boolean onForeignCopies) implements Located {
    /** The most words that go down, or come back. */
    public static final int WORDS_MAX = 16;

    /** The largest number of an invocation. */
    public static final int NUMBER_MAX = 255;

    /** Copies the lists. */
    public Invocation {
        documentation = List.copyOf(documentation);
        needs = List.copyOf(needs);
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** The rights that it takes, a bit each. */
    public int neededMask() {
        return needs.stream().mapToInt(Right::mask).sum();
    }
}
