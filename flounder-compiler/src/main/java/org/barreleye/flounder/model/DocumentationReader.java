package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.compiler.lexical.Name;
import org.barreleye.flounder.model.Documentation.MemberNote;
import org.barreleye.flounder.syntax.EnumeratorSyntax;
import org.barreleye.flounder.syntax.FieldSyntax;
import org.barreleye.flounder.syntax.MessageSyntax;
import org.barreleye.flounder.syntax.TypeSyntax;

/** Reads comments: separates their tags from the rest, and joins those of a definition and of its members. */
final class DocumentationReader {
    private static final String PARAMETER = "@param";
    private static final String DEPRECATED = "@deprecated";

    private DocumentationReader() {}

    static Documentation read(MessageSyntax declaration) {
        return read(declaration.documentation(), declaration.parameters().stream()
                .flatMap(parameter -> note(parameter.name(), parameter.documentation())));
    }

    static Documentation read(TypeSyntax declaration) {
        Stream<MemberNote> members = Stream.empty();
        if (declaration instanceof TypeSyntax.Structure structure) {
            members = structure.fields().stream().flatMap((FieldSyntax one) -> note(one.name(), one.documentation()));
        } else if (declaration instanceof TypeSyntax.Enumeration enumeration) {
            members = enumeration.enumerators().stream()
                    .flatMap((EnumeratorSyntax one) -> note(one.name(), one.documentation()));
        }
        return read(declaration.documentation(), members);
    }

    private static Stream<MemberNote> note(Name name, Optional<DocComment> comment) {
        Documentation documentation = read(comment, Stream.empty());
        return documentation.isEmpty() ? Stream.empty() : Stream.of(new MemberNote(name.text(), documentation));
    }

    static Documentation read(Optional<DocComment> comment, Stream<MemberNote> membersBefore) {
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        for (String line : comment.map(DocComment::lines).orElse(List.of())) {
            if (begins(line, PARAMETER) || begins(line, DEPRECATED)) {
                parts.add(new StringBuilder(line));
            } else {
                StringBuilder part = parts.get(parts.size() - 1);
                part.append(part.isEmpty() ? "" : "\n").append(line);
            }
        }
        List<MemberNote> members = new ArrayList<>(membersBefore.toList());
        Optional<String> deprecation = Optional.empty();
        for (StringBuilder part : parts.subList(1, parts.size())) {
            String[] words = part.toString().split("\\s+", 3);
            if (words[0].equals(DEPRECATED)) {
                deprecation = Optional.of(part.substring(DEPRECATED.length()).strip());
            } else if (words.length > 1) {
                members.add(new MemberNote(words[1],
                        new Documentation(words.length == 2 ? "" : words[2].strip(), Optional.empty(), List.of())));
            }
        }
        return new Documentation(parts.get(0).toString().strip(), deprecation, members);
    }

    private static boolean begins(String line, String tag) {
        return line.equals(tag) || line.startsWith(tag + " ");
    }
}
