package org.barreleye.machine.experiment;

/**
 * The rounds of an operation that a group repeats: what is sent in each, how each member votes, and when what happened.
 * Checks that every member receives what the root sent, that a decision is to commit only if all voted for it, and that
 * no member leaves a barrier before all have entered it.
 */
final class TreeRounds {
    private static final int OPERATIONS = 24;
    private static final int WARM_UP_OPERATIONS = 8;
    private static final int ABORTED = 3;
    private static final long YES = 1;
    private static final long NO = 0;

    private final TreeOperation operation;
    private final int members;
    // By round, from 1 on. Times in picoseconds.
    private final long[] begun;
    private final long[] lastReceived;
    private final long[] lastEntered;
    private final int[] receipts;
    private long votes = YES;

    /** Creates the rounds of a group of so many members. */
    TreeRounds(TreeOperation operation, int members) {
        this.operation = operation;
        this.members = members;
        begun = new long[count() + 2];
        lastReceived = new long[count() + 2];
        lastEntered = new long[count() + 2];
        receipts = new int[count() + 2];
    }

    /** The number of rounds. */
    int count() {
        return OPERATIONS * operation.roundsEach();
    }

    /** The value that the root sends in a round: a number of its own, or the decision about what was voted on. */
    long valueOf(int round) {
        return isDecision(round) ? votes : round;
    }

    /** The vote of a member after it has received the message of a round; of each third agreement one votes no. */
    long voteOf(int member, int round) {
        boolean isAborted = operation == TreeOperation.AGREEMENT && !isDecision(round) && round % ABORTED == 0;
        return isAborted && member == round % members ? NO : YES;
    }

    private boolean isDecision(int round) {
        return operation == TreeOperation.AGREEMENT && round % operation.roundsEach() == 0;
    }

    /** A member enters the barrier of a round. */
    void entered(int round, long now) {
        lastEntered[round] = Math.max(lastEntered[round], now);
    }

    /** The root begins a round. */
    void begun(int round, long now) {
        begun[round] = now;
        if (operation == TreeOperation.BARRIER && now < lastEntered[round]) {
            throw new IllegalStateException("the barrier of round " + round + " opens before all have entered it");
        }
    }

    /** A member has received the message of a round. */
    void received(int member, int round, long value, long now) {
        if (value != valueOf(round)) {
            throw new IllegalStateException("member " + member + " received " + value + " in round " + round + ", not "
                    + valueOf(round));
        }
        lastReceived[round] = Math.max(lastReceived[round], now);
        receipts[round]++;
    }

    /** The root has the answers of all in a round. */
    void answered(int round, long all) {
        if (isDecision(round)) {
            return;
        }
        for (int member = 0; member < members && round > 0; member++) {
            if (all > voteOf(member, round)) {
                throw new IllegalStateException("round " + round + " commits what member " + member + " refused");
            }
        }
        votes = all;
    }

    /** The mean time of an operation in picoseconds, without the first ones. */
    double meanTime() {
        for (int round = 1; round <= count(); round++) {
            if (receipts[round] != members - 1) {
                throw new IllegalStateException("round " + round + " has reached " + receipts[round] + " members");
            }
        }
        int first = WARM_UP_OPERATIONS * operation.roundsEach() + 1;
        if (operation == TreeOperation.BARRIER) {
            return (double) (begun[count()] - begun[first]) / (count() - first);
        }
        double sum = 0;
        for (int round = first; round <= count(); round += operation.roundsEach()) {
            sum += lastReceived[round + operation.roundsEach() - 1] - begun[round];
        }
        return sum / (OPERATIONS - WARM_UP_OPERATIONS);
    }
}
