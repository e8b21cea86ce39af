package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Operation;

/** Text of a source, made safe to stand in a comment of Java. */
final class Comments {
    private Comments() {}

    /** Nothing in the text can end the comment, begin an escape or a tag, or hide what it says. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean harmless = c == '\n' || Character.isLetterOrDigit(c) || c == ' ' || isPlainPunctuation(c);
            if (harmless) {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return safe.toString();
    }

    private static boolean isPlainPunctuation(int c) {
        return c < 0x7f && "!\"#$%'()+,-./:;=?[]^_`|}~".indexOf(c) >= 0;
    }

    /** What the author says, or else a sentence of ours. */
    static CodeBlock of(Documentation documentation, String otherwise) {
        return CodeBlock.of("$L\n", documentation.text().isEmpty() ? otherwise : safe(documentation.text()));
    }

    /** What the author says about an operation, with what is said about those of its parameters that are given. */
    static CodeBlock of(Operation operation, String otherwise, Iterable<Argument> arguments) {
        CodeBlock.Builder comment = of(operation.documentation(), otherwise).toBuilder();
        String separator = "\n";
        for (Argument argument : arguments) {
            String note = operation.documentation().parameter(argument.sourceName()).orElse("");
            if (!note.isEmpty()) {
                comment.add("$L@param $L $L\n", separator, argument.name(), safe(note));
                separator = "";
            }
        }
        return comment.build();
    }
}
