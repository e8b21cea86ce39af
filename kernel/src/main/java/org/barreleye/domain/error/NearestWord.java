package org.barreleye.domain.error;

import java.util.Collection;
import java.util.Optional;

/** The nearest known word to an unknown one: by prefix, else by edit distance (Damerau 1964). */
public final class NearestWord {
    private static final int EDIT_DISTANCE_MAX = 2;

    private NearestWord() {}

    /** Returns the candidate that begins with the word, or else the nearest one within edit distance two. */
    public static Optional<String> of(String word, Collection<String> candidates) {
        Optional<String> begins = word.isEmpty() ? Optional.empty()
                : candidates.stream().filter(candidate -> candidate.startsWith(word)).findFirst();
        return begins.isPresent() ? begins : similar(word, candidates);
    }

    /** Returns the nearest candidate within edit distance two. */
    public static Optional<String> similar(String word, Collection<String> candidates) {
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
