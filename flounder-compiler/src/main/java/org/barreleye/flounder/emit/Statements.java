package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that may be too many for one method. The machine does not compile methods over 8,000 bytes, and does not
 * load those over 65,535; what one statement takes is estimated generously.
 */
final class Statements {
    /** The estimated number of bytes of code of the statements of a method; the rest is for the code around them. */
    static final int BYTES_MAX = 4_000;

    private final List<CodeBlock.Builder> parts = new ArrayList<>();
    private int bytes;

    /** Adds a statement that takes so many bytes. */
    void add(int cost, String format, Object... arguments) {
        part(cost).addStatement(format, arguments);
    }

    /** Adds a loop of statements that take so many bytes together. */
    void loop(int cost, CodeBlock head, List<CodeBlock> body) {
        CodeBlock.Builder part = part(cost).beginControlFlow("$L", head);
        body.forEach(part::addStatement);
        part.endControlFlow();
    }

    private CodeBlock.Builder part(int cost) {
        if (parts.isEmpty() || bytes + cost > BYTES_MAX) {
            parts.add(CodeBlock.builder());
            bytes = 0;
        }
        bytes += cost;
        return parts.get(parts.size() - 1);
    }

    /** The statements, in as many parts as there have to be methods. */
    List<CodeBlock> parts() {
        return parts.stream().map(CodeBlock.Builder::build).toList();
    }
}
