package org.barreleye.compiler.diagnostic;

import java.util.Locale;

/** The severity of a finding, worst first. */
public enum Severity {
    /** Nothing can be generated. */
    ERROR,
    /** Probably not what the author wants. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** As it is shown: {@code error}, {@code warning}, {@code note}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
