package org.barreleye.machine.experiment;

/** An operation of a group of cores over a tree. Each of its rounds sends messages down the tree and up again. */
enum TreeOperation {
    /** The root sends to all; the time until the last core has it. */
    BROADCAST("broadcast", 1, false),
    /** No core goes on before all have arrived; the time from one barrier to the next. */
    BARRIER("barrier", 1, true),
    /**
     * Two-phase commit (Gray 1978): the root proposes, all vote, and the root sends the decision; the time until the
     * last core has that.
     */
    AGREEMENT("agreement", 2, false);

    private final String label;
    private final int roundsEach;
    private final boolean upFirst;

    TreeOperation(String label, int roundsEach, boolean upFirst) {
        this.label = label;
        this.roundsEach = roundsEach;
        this.upFirst = upFirst;
    }

    String label() {
        return label;
    }

    /** The number of rounds of one operation. */
    int roundsEach() {
        return roundsEach;
    }

    /** Returns whether messages go up the tree before they go down. */
    boolean isUpFirst() {
        return upFirst;
    }
}
