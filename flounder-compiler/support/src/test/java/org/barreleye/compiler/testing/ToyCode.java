package org.barreleye.compiler.testing;

import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;

/** Codes of a compiler that does not exist, for the tests of this module. */
public enum ToyCode implements DiagnosticCode {
    /** An error. */
    UNKNOWN_TYPE(7, Severity.ERROR, "unknown type"),
    /** Another error. */
    SYNTAX(1, Severity.ERROR, "syntax error"),
    /** A warning. */
    UNUSED(100, Severity.WARNING, "unused name");

    private final int number;
    private final Severity severity;
    private final String title;

    ToyCode(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    @Override
    public String prefix() {
        return "TY";
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return "Because of " + title + ".";
    }

    @Override
    public String badExample() {
        return "bad";
    }

    @Override
    public String goodExample() {
        return "good";
    }
}
