package org.barreleye.shell.command;

import java.util.List;
import java.util.Optional;

/** What somebody may have meant who wrote a word that is none. */
public final class Suggestion {
    private static final int SLIPS_MAX = 2;

    private Suggestion() {}

    /** A question to put behind a message; empty if nothing is near. */
    public static String instead(String word, List<String> candidates) {
        return nearest(word, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
    }

    /** The candidate that begins like the word, or else the one that is fewest slips away from it, at most two. */
    public static Optional<String> nearest(String word, List<String> candidates) {
        Optional<String> begins = word.isEmpty() ? Optional.empty()
                : candidates.stream().filter(candidate -> candidate.startsWith(word)).findFirst();
        if (begins.isPresent()) {
            return begins;
        }
        Optional<String> nearest = Optional.empty();
        int fewest = Math.min(SLIPS_MAX, word.length() - 1) + 1;
        for (String candidate : candidates) {
            int slips = slips(word, candidate);
            if (slips < fewest) {
                fewest = slips;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** How many characters were left out, added, replaced, or swapped with their neighbour. */
    private static int slips(String from, String to) {
        int[][] least = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, i, j, from, to);
            }
        }
        return least[from.length()][to.length()];
    }

    private static int step(int[][] least, int i, int j, String from, String to) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
    }
}
