package org.barreleye.hamlet.model;

import java.util.List;
import org.barreleye.compiler.source.Located;
import org.barreleye.compiler.source.Span;

/**
 * An invocation of a capability.
 *
 * @param span the span of its name
 * @param documentation the lines of its doc comment
 * @param name the name as declared
 * @param number the number among the invocations of its type, 0 .. 255
 * @param needs the rights that it needs, sorted by bit
 * @param parameters the parameters, one word each
 * @param results the results, one word each
 * @param onForeignCopies whether it works on a copy of an object that another core owns
 */
public record Invocation(Span span, List<String> documentation, String name, int number, List<Right> needs,
        List<Parameter> parameters, List<Parameter> results, boolean onForeignCopies) implements Located {
    /** The largest number of parameters, and of results. */
    public static final int WORDS_MAX = 16;

    /** The largest invocation number. */
    public static final int NUMBER_MAX = 255;

    /** Copies the lists. */
    public Invocation {
        documentation = List.copyOf(documentation);
        needs = List.copyOf(needs);
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** The rights that it needs, one bit each. */
    public int neededMask() {
        return needs.stream().mapToInt(Right::mask).sum();
    }
}
