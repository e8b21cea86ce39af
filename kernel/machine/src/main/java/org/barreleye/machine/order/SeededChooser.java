package org.barreleye.machine.order;

import java.util.List;
import org.barreleye.machine.chance.Chance;

/** Chooses by chance, each candidate as likely as the others; the same seed makes the same choices. */
public final class SeededChooser implements Chooser {
    private final Chance chance;

    /** Creates the chooser of a seed. */
    public SeededChooser(long seed) {
        chance = new Chance(seed).fork("chooser");
    }

    @Override
    public int choose(List<Candidate> candidates) {
        return (int) chance.upTo(candidates.size() - 1L);
    }
}
