package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Locale;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** Writes the documentation of definitions as Javadoc. */
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

    /** The text of a documentation, or a sentence if it has none. */
    static CodeBlock of(Documentation documentation, String otherwise, Object... arguments) {
        return documentation.text().isEmpty() ? CodeBlock.of(otherwise + "\n", arguments)
                : CodeBlock.of("$L\n", safe(documentation.text()));
    }

    /** A sentence, and after an empty line the tags that are there. */
    static CodeBlock javadoc(CodeBlock sentence, CodeBlock... tags) {
        CodeBlock all = CodeBlock.join(List.of(tags), "");
        return all.isEmpty() ? sentence : CodeBlock.of("$L\n$L", sentence, all);
    }

    /** The tags about those parameters of a message that are described. */
    static CodeBlock parameters(GeneratedNames names, Operation operation, Message message) {
        return message.parameters().stream()
                .map(parameter -> parameter(names.parameter(operation, parameter),
                        operation.documentation().member(parameter.name())))
                .collect(CodeBlock.joining(""));
    }

    /** The tag about a parameter or a component; nothing if it is not described. */
    static CodeBlock parameter(String name, Documentation documentation) {
        String note = note(documentation);
        return note.isEmpty() ? CodeBlock.of("") : CodeBlock.of("@param $L $L\n", name, note);
    }

    /** The tag about the only result of an rpc; nothing if it is not described, or one of several. */
    static CodeBlock result(Operation operation) {
        List<Parameter> outs =
                operation instanceof Operation.Rpc rpc ? rpc.response().parameters() : List.of();
        String note = outs.size() == 1 ? note(operation.documentation().member(outs.get(0).name())) : "";
        return note.isEmpty() ? CodeBlock.of("") : CodeBlock.of("@return $L\n", note);
    }

    /** The text of a tag: a parameter has no tag of its own for its deprecation. */
    private static String note(Documentation documentation) {
        String deprecation = documentation.deprecation().map(reason -> "Deprecated: " + reason).orElse("");
        return safe((documentation.text() + "\n" + deprecation).strip());
    }
}
