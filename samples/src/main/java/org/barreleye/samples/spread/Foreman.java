package org.barreleye.samples.spread;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Program;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.trap.Trap;

/** Counts primes, first with one worker, then with one on every core, and says what that gains. */
public record Foreman() implements Program {
    private static final int LIMIT = 20_000;
    private static final int PIECE = 100;
    private static final int PRIMES = 2_262;

    @Override
    public String name() {
        return "spread";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        Trap trap = domain.trap();
        List<Hand> hands = new ArrayList<>();
        for (CoreRecord core : domain.cores()) {
            if (core.isOn()) {
                hands.add(Hand.on(domain, core));
            }
        }
        long begin = trap.now();
        long alone = count(domain, hands.subList(1, 2));
        long timeAlone = trap.now() - begin;
        trap.print("core " + hands.get(1).core().core() + " alone: " + alone + " primes below " + LIMIT + " in "
                + timeAlone / 1_000 + " us");
        hands.get(1).takeFinished();

        begin = trap.now();
        long together = count(domain, hands);
        long timeTogether = trap.now() - begin;
        trap.print("all " + hands.size() + " cores: " + together + " primes in " + timeTogether / 1_000 + " us");
        for (Hand hand : hands) {
            trap.print(String.format("   core %-2d (%s, %s MHz) did %2d pieces", hand.core().core(), hand.core().isa(),
                    hand.core().fact("mhz"), hand.takeFinished()));
        }
        trap.print(String.format("%d.%02d times as fast", timeAlone / timeTogether, timeAlone * 100 / timeTogether % 100));
        return alone == PRIMES && together == PRIMES ? 0 : 1;
    }

    /** Gives the pieces to whoever can have one, and adds their results up in order. */
    private static long count(Domain domain, List<Hand> hands) throws CallFailed {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < LIMIT; from += PIECE) {
            pieces.add(new Piece(from, from + PIECE));
        }
        // The large numbers take longest, so they come first, and nobody waits long for the last piece.
        int left = pieces.size();
        while (!pieces.stream().allMatch(Piece::isFinished)) {
            boolean given = false;
            for (Hand hand : hands) {
                if (left > 0 && hand.wantsMore() && hand.give(pieces.get(left - 1))) {
                    left--;
                    given = true;
                }
            }
            if (!given) {
                domain.events().pause(Domain.PATIENCE + domain.trap().now());
            }
        }
        return pieces.stream().mapToLong(Piece::primes).sum();
    }
}
