package org.barreleye.compiler.naming;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** The Java identifier of a name in a source. Names of sources never begin with an underscore. */
public final class JavaIdentifier {
    private JavaIdentifier() {}

    /**
     * The name as a Java identifier: an apostrophe becomes {@code _prime}, any other character that Java does not allow
     * becomes {@code _u} and its number, and a word of the Java language gets a trailing underscore.
     */
    public static String of(String name) {
        StringBuilder identifier = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean allowed = identifier.isEmpty() ? Character.isJavaIdentifierStart(c)
                    : Character.isJavaIdentifierPart(c);
            if (c == '\'') {
                identifier.append("_prime");
            } else if (allowed) {
                identifier.appendCodePoint(c);
            } else {
                identifier.append(String.format(Locale.ROOT, "_u%04x", c));
            }
        });
        return withoutKeyword(identifier.toString());
    }

    /** The name as variables and methods are called: {@code frame_size} as {@code frameSize}. */
    public static String camelCase(String name) {
        String joined = joined(of(name));
        int capitals = 0;
        while (capitals < joined.length() && Character.isUpperCase(joined.charAt(capitals))) {
            capitals++;
        }
        int lowered = capitals <= 1 || capitals == joined.length() ? capitals : capitals - 1;
        return withoutKeyword(joined.substring(0, lowered).toLowerCase(Locale.ROOT) + joined.substring(lowered));
    }

    /** The name as types are called: {@code frame_size} as {@code FrameSize}. */
    public static String typeCase(String name) {
        String joined = joined(of(name));
        int first = joined.offsetByCodePoints(0, 1);
        return joined.substring(0, first).toUpperCase(Locale.ROOT) + joined.substring(first);
    }

    /** The name as constants are called: {@code frame_size} as {@code FRAME_SIZE}. */
    public static String constantCase(String name) {
        return of(name).toUpperCase(Locale.ROOT);
    }

    /**
     * The same with an underscore wherever a capital follows a small letter: {@code EndPoint} as {@code END_POINT},
     * {@code CNode} as {@code CNODE}.
     */
    public static String constantCaseOfWords(String name) {
        return of(name).replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    /** Leaves out each underscore between letters and digits that a letter follows, which becomes a capital. */
    private static String joined(String identifier) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean boundary = c == '_' && i > 0 && i + 1 < identifier.length()
                    && Character.isLetter(identifier.charAt(i + 1));
            if (boundary) {
                i++;
                joined.append(Character.toUpperCase(identifier.charAt(i)));
            } else {
                joined.append(c);
            }
        }
        return joined.toString();
    }

    private static String withoutKeyword(String identifier) {
        return SourceVersion.isKeyword(identifier, SourceVersion.RELEASE_17) || identifier.equals("_")
                ? identifier + "_"
                : identifier;
    }
}
