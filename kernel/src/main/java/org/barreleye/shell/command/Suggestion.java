package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;

/** Suggests the nearest known word for an unknown one: by prefix, else by edit distance (Damerau 1964). */
public final class Suggestion {
    private static final int EDIT_DISTANCE_MAX = 2;

    private Suggestion() {}

    /** Returns a question to append to a message; empty if no candidate is near. */
    public static String question(String word, List<String> candidates) {
        return nearest(word, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
    }

    /** Returns the candidate that begins with the word, or else the nearest one within edit distance two. */
    public static Optional<String> nearest(String word, List<String> candidates) {
        Optional<String> begins = word.isEmpty() ? Optional.empty()
                : candidates.stream().filter(candidate -> candidate.startsWith(word)).findFirst();
        if (begins.isPresent()) {
            return begins;
        }
        Optional<String> nearest = Optional.empty();
        int least = Math.min(EDIT_DISTANCE_MAX, word.length() - 1) + 1;
        for (String candidate : candidates) {
            int distance = editDistance(word, candidate);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** Returns the number of characters omitted, added, replaced, or swapped with their neighbour. */
    private static int editDistance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, i, j, from, to);
            }
        }
        return distances[from.length()][to.length()];
    }

    private static int step(int[][] distances, int i, int j, String from, String to) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(distances[i - 1][j - 1] + (same ? 0 : 1),
                Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
