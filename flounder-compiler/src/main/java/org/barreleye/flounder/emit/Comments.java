package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.Locale;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** What an author says about a definition, as comments of Java. */
final class Comments {
    private Comments() {}

    /** Text that can neither end the comment, nor begin an escape, a tag or an element, nor turn letters around. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c == '\n' || c >= ' ' && "&<>*/\\@{}".indexOf(c) < 0 && Character.isDefined(c)
                    && Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL;
            if (plain || c == '*' && !endsWith(safe, '/') || c == '/' && !endsWith(safe, '*')) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format(Locale.ROOT, "&#%d;", c));
            }
        });
        return safe.toString();
    }

    private static boolean endsWith(StringBuilder text, char last) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == last;
    }

    /** What is said about something, or else a sentence. */
    static CodeBlock of(Documentation documentation, String otherwise, Object... arguments) {
        return documentation.text().isEmpty() ? CodeBlock.of(otherwise + "\n", arguments)
                : CodeBlock.of("$L\n", safe(documentation.text()));
    }

    /** Documents a method for a message: what is said, then about each parameter about which something is said. */
    static void document(MethodSpec.Builder method, Names names, Operation operation, Message message, String otherwise,
            Object... arguments) {
        method.addJavadoc(of(operation.documentation(), otherwise, arguments));
        parameters(method, names, operation, message);
    }

    /** Documents the parameters about which something is said. */
    static void parameters(MethodSpec.Builder method, Names names, Operation operation, Message message) {
        String before = "\n";
        for (Parameter parameter : message.parameters()) {
            String note = operation.documentation().parameter(parameter.name()).orElse("");
            if (!note.isEmpty()) {
                method.addJavadoc("$L@param $L $L\n", before, names.parameter(operation, parameter), safe(note));
                before = "";
            }
        }
    }
}
