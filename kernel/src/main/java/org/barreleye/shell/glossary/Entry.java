package org.barreleye.shell.glossary;

import java.util.List;

/**
 * A term of the vocabulary.
 *
 * @param term its name, in small letters
 * @param lines its meaning, in at most twenty lines; the first sentence is the definition
 * @param synonyms other words that lead to this entry, in small letters
 * @param source the text, paper or manual from which the term is taken
 * @param code the classes, interfaces and messages that bear it
 * @param example a line for the shell that shows it at work
 */
public record Entry(String term, List<String> lines, List<String> synonyms, String source, List<String> code,
        String example) {
    /** Copies the lists. */
    public Entry {
        lines = List.copyOf(lines);
        synonyms = List.copyOf(synonyms);
        code = List.copyOf(code);
    }
}
