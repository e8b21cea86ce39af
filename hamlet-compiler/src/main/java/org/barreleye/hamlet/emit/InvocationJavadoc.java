package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.InvocationComment;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.ParameterType;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.naming.JavaNames;

/** Writes the Javadoc of an invocation: its description, its errors and its parameters. */
final class InvocationJavadoc {
    private final Invocation invocation;
    private final InvocationComment comment;

    InvocationJavadoc(Invocation invocation) {
        this.invocation = invocation;
        this.comment = InvocationComment.of(invocation.documentation());
    }

    /** The description, or a sentence if there is none. */
    CodeBlock description(String otherwise) {
        return EmitterContext.javadoc(comment.description(), otherwise);
    }

    /**
     * The list of errors: those that follow from the declaration, then those that the comment declares. Errors of a
     * capability address that leads nowhere are the same for all invocations, and are not listed.
     */
    CodeBlock errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!invocation.needs().isEmpty()) {
            errors.put("MISSING_RIGHTS", "the capability lacks the right "
                    + invocation.needs().stream().map(Right::name).collect(Collectors.joining(" or ")));
        }
        List<String> bounded = new ArrayList<>();
        List<String> names = JavaNames.parameters(invocation.parameters());
        for (int i = 0; i < names.size(); i++) {
            if (WordEncoding.valueOutOfRange(invocation.parameters().get(i).type(), names.get(i)).isPresent()) {
                bounded.add(names.get(i));
            }
        }
        if (!bounded.isEmpty()) {
            errors.put("BAD_ARGUMENT", String.join(" or ", bounded) + " is out of range");
        }
        comment.errors().forEach((name, condition) -> errors.merge(name, condition, (old, more) -> old + "; " + more));
        if (errors.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder list = CodeBlock.builder().add("\n<table>\n<caption>Errors</caption>\n");
        errors.forEach((name, condition) -> list.add("<tr><td>{@link $T#$L}<td>$L\n", KpiNames.KERNEL_ERROR, name,
                JavadocText.escaped(condition)));
        return list.add("</table>\n").build();
    }

    /** A tag for each parameter. */
    CodeBlock parameters() {
        return tags(invocation.parameters(), JavaNames.parameters(invocation.parameters()));
    }

    /** A tag for each result. */
    CodeBlock results() {
        return tags(invocation.results(), JavaNames.results(invocation.results()));
    }

    private CodeBlock tags(List<Parameter> declared, List<String> names) {
        CodeBlock.Builder tags = CodeBlock.builder();
        for (int i = 0; i < names.size(); i++) {
            tags.add("@param $L $L\n", names.get(i), meaning(declared.get(i)));
        }
        return tags.build();
    }

    private String meaning(Parameter parameter) {
        return JavadocText.escaped(comment.parameter(parameter.name()).orElse(kind(parameter)));
    }

    private static String kind(Parameter parameter) {
        if (parameter.type() == ParameterType.OBJTYPE && parameter.source().isPresent()) {
            return "the type to retype " + parameter.source().get() + " into";
        }
        return FieldMeaning.of(parameter.type());
    }
}
