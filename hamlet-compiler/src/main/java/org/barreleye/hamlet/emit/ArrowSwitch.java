package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;

/** A switch with arrows, as a statement or as the value that a method returns. */
final class ArrowSwitch {
    private final CodeBlock subject;
    private final CodeBlock.Builder cases = CodeBlock.builder();

    private ArrowSwitch(CodeBlock subject) {
        this.subject = subject;
    }

    /** A switch over an expression. */
    static ArrowSwitch over(String format, Object... arguments) {
        return new ArrowSwitch(CodeBlock.of(format, arguments));
    }

    /** Adds a case: one label or several, and an expression or statement without a semicolon. */
    ArrowSwitch on(String labels, String format, Object... arguments) {
        return add("case " + labels, CodeBlock.of(format, arguments));
    }

    /** Adds the default case. */
    ArrowSwitch otherwise(String format, Object... arguments) {
        return add("default", CodeBlock.of(format, arguments));
    }

    /** Adds a default case that does nothing. */
    ArrowSwitch otherwiseNothing() {
        cases.add("default -> { }\n");
        return this;
    }

    private ArrowSwitch add(String label, CodeBlock action) {
        cases.add("$L -> $L;\n", label, action);
        return this;
    }

    /** The switch as a statement. */
    CodeBlock statement() {
        return CodeBlock.of("switch ($L) {\n$>$L$<}\n", subject, cases.build());
    }

    /** The switch as a return statement. */
    CodeBlock returned() {
        return CodeBlock.of("return switch ($L) {\n$>$L$<};\n", subject, cases.build());
    }
}
