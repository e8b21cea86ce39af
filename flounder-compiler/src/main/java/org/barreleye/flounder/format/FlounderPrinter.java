package org.barreleye.flounder.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.flounder.syntax.BoundSyntax;
import org.barreleye.flounder.syntax.ConstraintSyntax;
import org.barreleye.flounder.syntax.FieldSyntax;
import org.barreleye.flounder.syntax.InterfaceSyntax;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.MetaSyntax;
import org.barreleye.flounder.syntax.ParameterSyntax;
import org.barreleye.flounder.syntax.StringSyntax;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Writes what was read, without the comments that describe nothing. Reading that again gives the same. */
public final class FlounderPrinter {
    private FlounderPrinter() {}

    /** An interface as text. */
    public static String print(InterfaceSyntax definition) {
        StringBuilder out = new StringBuilder(documentation(definition.documentation()))
                .append("interface ").append(definition.name());
        definition.description().ifPresent(description -> out.append(' ').append(string(description)));
        out.append(" {\n").append(print(definition.types()));
        definition.messages().forEach(message -> out.append(message(message)));
        return out.append("};\n").toString();
    }

    /** Declarations of types as text. */
    public static String print(List<TypeSyntax> types) {
        return types.stream()
                .map(type -> documentation(type.documentation()) + type.accept(Declaration.INSTANCE) + ";\n")
                .collect(Collectors.joining());
    }

    private static String documentation(Optional<DocComment> comment) {
        return comment.map(documentation -> documentation.lines().stream().map(line -> " * " + line + "\n")
                        .collect(Collectors.joining("", "/**\n", " */\n")))
                .orElse("");
    }

    private static String message(MessageSyntax message) {
        return documentation(message.documentation())
                + message.metas().stream().map(meta -> meta(meta) + "\n").collect(Collectors.joining())
                + message.kind().name().toLowerCase(Locale.ROOT) + " " + message.name() + "("
                + message.parameters().stream()
                        .map(FlounderPrinter::parameter)
                        .collect(Collectors.joining(", "))
                + ");\n";
    }

    private static String parameter(ParameterSyntax parameter) {
        String direction = parameter.direction().map(keyword -> keyword.name().toLowerCase(Locale.ROOT) + " ")
                .orElse("");
        String constraint = parameter.constraint().map(ConstraintSyntax::toString).orElse("");
        return documentation(parameter.documentation()) + direction + parameter.type() + constraint + " "
                + parameter.name() + parameter.bound().map(FlounderPrinter::bound).orElse("");
    }

    private static String bound(BoundSyntax bound) {
        if (bound instanceof BoundSyntax.Length length) {
            return "[" + length.length() + ", " + length.maximum().value() + "]";
        }
        return bound instanceof BoundSyntax.Size size
                ? "[" + size.maximum().value() + "]"
                : "[" + ((BoundSyntax.Unbounded) bound).length() + "]";
    }

    private static String meta(MetaSyntax meta) {
        return "@" + meta.namespace() + "("
                + meta.entries().stream().map(FlounderPrinter::entry).collect(Collectors.joining(", ")) + ")";
    }

    private static String entry(MetaSyntax.Entry entry) {
        String value = entry instanceof MetaSyntax.Setting setting
                ? setting.value().value().toString()
                : ((MetaSyntax.Reference) entry).target().text();
        return entry.key() + "=" + value;
    }

    /** A literal in which every character that might be special is a number; an empty escape ends each. */
    private static String string(StringSyntax string) {
        return string.value().codePoints()
                .mapToObj(c -> c >= ' ' && c < 127 && c != '"' && c != '\\' ? Character.toString(c) : "\\" + c + "\\&")
                .collect(Collectors.joining("", "\"", "\""));
    }

    private enum Declaration implements TypeSyntax.Visitor<String> {
        INSTANCE;

        @Override
        public String alias(TypeSyntax.Alias declaration) {
            return "alias " + declaration.name() + " " + declaration.target();
        }

        @Override
        public String renaming(TypeSyntax.Renaming declaration) {
            return "typedef " + declaration.target() + " " + declaration.name();
        }

        @Override
        public String fixedArray(TypeSyntax.FixedArray declaration) {
            return "typedef " + declaration.element() + " " + declaration.name()
                    + "[" + declaration.length().value() + "]";
        }

        @Override
        public String enumeration(TypeSyntax.Enumeration declaration) {
            return "typedef enum { "
                    + declaration.enumerators().stream()
                            .map(enumerator -> documentation(enumerator.documentation()) + enumerator.name())
                            .collect(Collectors.joining(", "))
                    + " } " + declaration.name();
        }

        @Override
        public String structure(TypeSyntax.Structure declaration) {
            return "typedef struct { " + declaration.fields().stream().map(this::field).collect(Collectors.joining(" "))
                    + " } " + declaration.name();
        }

        private String field(FieldSyntax field) {
            return documentation(field.documentation()) + field.type() + " " + field.name()
                    + field.bound().map(bound -> "[" + bound.value() + "]").orElse("") + ";";
        }
    }
}
