package org.barreleye.compiler.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate most like a name, if one is like it at all; of equals, the first. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        return to(name, candidates, Function.identity());
    }

    /**
     * The candidate whose name is most like the given one: first those that differ only in case, then by the number of
     * letters to insert, remove, replace or swap, up to a third of the name. Of equals, the first.
     */
    public static <T> Optional<T> to(String name, Collection<? extends T> candidates,
            Function<? super T, String> nameOf) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int nearest = Math.max(1, name.length() / 3) + 1;
        Optional<T> found = Optional.empty();
        for (T candidate : candidates) {
            String candidateName = nameOf.apply(candidate);
            if (candidateName.equals(name)) {
                continue;
            }
            int distance = distance(wanted, candidateName.toLowerCase(Locale.ROOT), nearest);
            if (distance < nearest) {
                nearest = distance;
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    /** Edit distance with swaps of neighbours (optimal string alignment), or the bound if it is not below that. */
    private static int distance(String a, String b, int bound) {
        if (Math.abs(a.length() - b.length()) >= bound) {
            return bound;
        }
        int[] twoAbove = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
        }
        return Math.min(row[b.length()], bound);
    }
}
