package org.barreleye.flounder.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;

/** Writes the documentation of definitions as Javadoc. */
final class Comments {
    private Comments() {}

    /** The text of a documentation, or a sentence if it has none. */
    static CodeBlock of(Documentation documentation, String otherwise, Object... arguments) {
        return documentation.text().isEmpty() ? CodeBlock.of(otherwise + "\n", arguments)
                : CodeBlock.of("$L\n", JavadocText.escaped(documentation.text()));
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
        return JavadocText.escaped((documentation.text() + "\n" + deprecation).strip());
    }
}
