package org.barreleye.hamlet.emit;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How names of a specification are spelled in Java. */
final class JavaSpelling {
    private JavaSpelling() {}

    /** {@code EndPoint} is {@code END_POINT}, {@code CNode} is {@code CNODE}. */
    static String constant(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    /** {@code start_core} is {@code startCore}. */
    static String member(String name) {
        String[] words = name.split("_");
        StringBuilder spelled = new StringBuilder(decapitalised(words[0]));
        for (int i = 1; i < words.length; i++) {
            spelled.append(capitalised(words[i]));
        }
        String member = spelled.toString();
        return SourceVersion.isKeyword(member) ? member + "_" : member;
    }

    /** {@code start_core} is {@code StartCore}. */
    static String type(String name) {
        StringBuilder spelled = new StringBuilder();
        for (String word : name.split("_")) {
            spelled.append(capitalised(word));
        }
        return spelled.toString();
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String decapitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }
}
