package org.barreleye.compiler.source;

import java.util.regex.Pattern;

/**
 * A pattern for relative paths with slashes, as Ant and Maven write them: {@code ?} is a character, {@code *} any
 * number of them, but no slash, and a segment {@code **} any number of segments. A pattern that ends with a slash means
 * all below.
 */
public final class PathPattern {
    private static final String ANY_SEGMENTS = "**";

    private final Pattern expression;

    private PathPattern(Pattern expression) {
        this.expression = expression;
    }

    /** Reads a pattern; a backslash is taken for a slash. */
    public static PathPattern of(String text) {
        String slashed = text.replace('\\', '/');
        String pattern = slashed.endsWith("/") ? slashed + ANY_SEGMENTS : slashed;
        String[] segments = pattern.split("/", -1);
        StringBuilder expression = new StringBuilder();
        boolean slash = false;
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals(ANY_SEGMENTS)) {
                // With its slashes: a/**/b matches a/b, and a/** matches a itself.
                expression.append(last ? slash ? "(?:/.*)?" : ".*" : slash ? "/(?:.*/)?" : "(?:.*/)?");
                slash = false;
                continue;
            }
            expression.append(slash ? "/" : "").append(segment(segments[i]));
            slash = true;
        }
        return new PathPattern(Pattern.compile(expression.toString(), Pattern.DOTALL));
    }

    private static String segment(String text) {
        StringBuilder expression = new StringBuilder();
        text.codePoints().forEach(c -> expression.append(switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(c));
        }));
        return expression.toString();
    }

    /** Returns whether a relative path with slashes is meant. */
    public boolean matches(String path) {
        return expression.matcher(path).matches();
    }
}
