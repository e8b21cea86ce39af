package org.barreleye.exploration.system;

/**
 * The nodes that have died and that have joined again, and who knows it. Immutable.
 *
 * @param dead the set of nodes that are dead
 * @param rejoined how often a node has joined again
 * @param untoldDeaths for each node the set of nodes whose death it has not been told
 * @param untoldRejoins for each node the set of nodes of which it has not been told that they have joined again
 */
record Deaths(long dead, int rejoined, long[] untoldDeaths, long[] untoldRejoins) {
    /** No node of some has died. */
    static Deaths none(int nodes) {
        return new Deaths(0, 0, new long[nodes], new long[nodes]);
    }

    private static boolean contains(long set, int node) {
        return (set & 1L << node) != 0;
    }

    boolean isAlive(int node) {
        return !contains(dead, node);
    }

    /** The number of deaths so far. */
    int count() {
        return Long.bitCount(dead) + rejoined;
    }

    /** Returns whether a node is to be told that another one has died. */
    boolean isDeathUntold(int node, int other) {
        return contains(untoldDeaths[node], other);
    }

    /** Returns whether a node is to be told that another one has joined again. */
    boolean isRejoinUntold(int node, int other) {
        return contains(untoldRejoins[node], other);
    }

    /** Returns whether a node has been told of every death of another one, and that it has joined again. */
    boolean knows(int node, int other) {
        return !isDeathUntold(node, other) && !isRejoinUntold(node, other);
    }

    /** Returns whether all nodes know whether a node is alive. */
    boolean isKnown(int node) {
        for (int other = 0; other < untoldDeaths.length; other++) {
            if (isAlive(other) && !knows(other, node)) {
                return false;
            }
        }
        return true;
    }

    /** The same when a node dies. */
    Deaths withDeath(int node) {
        long[] untold = toldToNobody(untoldDeaths, node);
        untold[node] = 0;
        return new Deaths(dead | 1L << node, rejoined, untold, untoldRejoins);
    }

    /** The same when a node joins again. */
    Deaths withRejoin(int node) {
        return new Deaths(dead & ~(1L << node), rejoined + 1, untoldDeaths, toldToNobody(untoldRejoins, node));
    }

    private long[] toldToNobody(long[] sets, int node) {
        long[] untold = sets.clone();
        for (int other = 0; other < sets.length; other++) {
            if (other != node && isAlive(other)) {
                untold[other] |= 1L << node;
            }
        }
        return untold;
    }

    /** The same when a node is told of a death. */
    Deaths withDeathTold(Step.ReportDeath report) {
        return new Deaths(dead, rejoined, without(untoldDeaths, report.node(), report.dead()), untoldRejoins);
    }

    /** The same when a node is told that another one has joined again. */
    Deaths withRejoinTold(Step.ReportRejoin report) {
        return new Deaths(dead, rejoined, untoldDeaths, without(untoldRejoins, report.node(), report.joined()));
    }

    private static long[] without(long[] sets, int node, int told) {
        long[] smaller = sets.clone();
        smaller[node] &= ~(1L << told);
        return smaller;
    }

    /** Adds what a node has not been told. */
    void addTo(StateHash hash, int node) {
        hash.add(renamed(untoldDeaths[node], hash)).add(renamed(untoldRejoins[node], hash));
    }

    private static long renamed(long set, StateHash hash) {
        long renamed = 0;
        for (long left = set; left != 0; left &= left - 1) {
            renamed |= 1L << hash.nameOf(Long.numberOfTrailingZeros(left));
        }
        return renamed;
    }
}
