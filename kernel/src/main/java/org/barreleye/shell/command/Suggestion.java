package org.barreleye.shell.command;

import java.util.List;
import org.barreleye.domain.error.NearestWord;

/** Suggests the nearest known word for an unknown one. */
public final class Suggestion {
    private Suggestion() {}

    /** Returns a question to append to a message; empty if no candidate is near. */
    public static String question(String word, List<String> candidates) {
        return NearestWord.of(word, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
    }
}
