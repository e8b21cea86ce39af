package org.barreleye.flounder.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.barreleye.compiler.output.JavadocText;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;

/** Marks what is deprecated, and suppresses the warnings about its uses in generated classes. */
final class Deprecation {
    private static final String NAME_ENDS = "(?![\\p{L}\\p{N}_])";

    /** The uses of deprecated elements as they stand in a class whose names are all qualified. */
    private final Optional<Pattern> uses;

    Deprecation(GeneratedNames names) {
        List<String> elements = new ArrayList<>();
        for (TypeDefinition definition : names.definition().types()) {
            if (definition.form() == TypeDefinition.Form.TYPE) {
                addType(definition.type(), definition.documentation(), names, elements);
            }
        }
        for (Operation operation : names.definition().operations()) {
            if (operation.documentation().deprecation().isPresent()) {
                elements.add("_(handler|service)\\." + Pattern.quote(names.method(operation)) + "\\(");
            }
        }
        uses = elements.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(String.join("|", elements)));
    }

    private static void addType(Type type, Documentation documentation, GeneratedNames names, List<String> elements) {
        String className = names.types().named(type).canonicalName();
        if (documentation.deprecation().isPresent()) {
            elements.add(Pattern.quote(className) + NAME_ENDS);
            if (JavaTypes.hasView(type)) {
                elements.add(Pattern.quote(names.types().view(type).canonicalName()) + NAME_ENDS);
            }
        }
        if (type instanceof Enumeration enumeration) {
            List<String> constants = names.java().constants(enumeration);
            for (int i = 0; i < constants.size(); i++) {
                if (documentation.member(enumeration.enumerators().get(i)).deprecation().isPresent()) {
                    elements.add(Pattern.quote(className + "." + constants.get(i)) + NAME_ENDS);
                }
            }
        } else if (type instanceof Structure structure) {
            for (int i = 0; i < structure.fields().size(); i++) {
                if (documentation.member(structure.fields().get(i).name()).deprecation().isPresent()) {
                    elements.add("(?<!_result)\\." + Pattern.quote(names.members(structure).get(i)) + "\\(\\)");
                }
            }
        }
    }

    /** The tag of a comment; nothing if the element is not deprecated. */
    static CodeBlock tag(Documentation documentation) {
        return documentation.deprecation()
                .map(reason -> CodeBlock.of("@deprecated$L\n", reason.isEmpty() ? ""
                        : " " + JavadocText.escaped(reason)))
                .orElse(CodeBlock.of(""));
    }

    /** The annotation; none if the element is not deprecated. */
    static List<AnnotationSpec> annotation(Documentation documentation) {
        return documentation.deprecation().map(reason -> AnnotationSpec.builder(Deprecated.class).build()).stream()
                .toList();
    }

    /** Marks a complete class that is deprecated; lets another use deprecated elements without warnings. */
    void mark(TypeSpec.Builder type, Documentation documentation) {
        if (documentation.deprecation().isPresent()) {
            boolean hasTags = type.build().javadoc().toString().contains("\n@");
            type.addJavadoc(hasTags ? "$L" : "\n$L", tag(documentation)).addAnnotations(annotation(documentation));
        } else if (uses.filter(pattern -> pattern.matcher(type.build().toString()).find()).isPresent()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "deprecation")
                    .build());
        }
    }
}
