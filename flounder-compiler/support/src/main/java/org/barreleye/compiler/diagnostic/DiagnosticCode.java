package org.barreleye.compiler.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of finding. Each compiler has an enum of them; numbers are never reused. The explanation of a code is a
 * resource beside the enum, named after the code.
 */
public interface DiagnosticCode {
    /** The letters before the number, as {@code FL}. */
    String prefix();

    /** The number, which is never reused. */
    int number();

    /** The name of the constant, as {@code UNKNOWN_TYPE}. */
    String name();

    /** The severity, unless a run changes it. */
    Severity severity();

    /** A heading of a few words. */
    String title();

    /** The stable, searchable code, as {@code FL0007}. */
    default String code() {
        return String.format(Locale.ROOT, "%s%04d", prefix(), number());
    }

    /** The readable name for command lines, build files and comments, as {@code unknown-type}. */
    default String readableName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason why it is reported and the way to correct it, in a paragraph. */
    default String explanation() {
        return Explanation.of(this).paragraph();
    }

    /** The smallest source that provokes it. */
    default String badExample() {
        return Explanation.of(this).badExample();
    }

    /** The same source, corrected. */
    default String goodExample() {
        return Explanation.of(this).goodExample();
    }

    /** The code with this number, as {@code FL0007}, or this readable name, as {@code unknown-type}, in any case. */
    static <C extends DiagnosticCode> Optional<C> find(Collection<C> codes, String text) {
        String name = text.replace('_', '-');
        return codes.stream()
                .filter(code -> code.code().equalsIgnoreCase(text) || code.readableName().equalsIgnoreCase(name))
                .findFirst();
    }
}
