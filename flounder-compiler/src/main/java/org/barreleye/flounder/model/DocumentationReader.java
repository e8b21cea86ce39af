package org.barreleye.flounder.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.lexical.DocComment;
import org.barreleye.flounder.model.Documentation.ParameterNote;

/** Separates the {@code @param} tags of a comment from the rest. */
final class DocumentationReader {
    private static final String PARAMETER = "@param";

    private DocumentationReader() {}

    static Documentation read(Optional<DocComment> comment) {
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        for (String line : comment.map(DocComment::lines).orElse(List.of())) {
            if (line.startsWith(PARAMETER + " ")) {
                parts.add(new StringBuilder(line.substring(PARAMETER.length()).strip()));
            } else {
                StringBuilder part = parts.get(parts.size() - 1);
                part.append(part.isEmpty() ? "" : "\n").append(line);
            }
        }
        List<ParameterNote> parameterNotes = new ArrayList<>();
        for (StringBuilder part : parts.subList(1, parts.size())) {
            String[] words = part.toString().split("\\s+", 2);
            parameterNotes.add(new ParameterNote(words[0], words.length == 1 ? "" : words[1].strip()));
        }
        return new Documentation(parts.get(0).toString().strip(), parameterNotes);
    }
}
