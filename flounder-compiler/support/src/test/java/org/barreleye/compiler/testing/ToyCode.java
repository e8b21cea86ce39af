package org.barreleye.compiler.testing;

import org.barreleye.compiler.diagnostic.DiagnosticCode;
import org.barreleye.compiler.diagnostic.Severity;

/** Codes of a compiler that does not exist, for the tests of this module. */
public enum ToyCode implements DiagnosticCode {
    /** An error. */
    UNKNOWN_TYPE("TY0007", Severity.ERROR, "unknown type"),
    /** Another error. */
    SYNTAX("TY0001", Severity.ERROR, "syntax error"),
    /** A warning. */
    UNUSED("TY0100", Severity.WARNING, "unused name");

    private final String code;
    private final Severity severity;
    private final String title;

    ToyCode(String code, Severity severity, String title) {
        this.code = code;
        this.severity = severity;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
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
