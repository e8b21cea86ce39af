package org.barreleye.machine.experiment.tree;

/**
 * The cost of a message of one line from one core to another, as in the model LogP (Culler et al., PPoPP 1993), whose
 * overhead, gap and latency differ here from pair to pair. Times in picoseconds, 0 or more.
 *
 * @param send for how long one message occupies the sender's core
 * @param gap the time from one message to the next when the sender sends many: longer than {@code send} where a store
 *     buffer makes them visible one after the other
 * @param receive for how long a message that has arrived occupies the receiver's core
 * @param latency from before a single message is sent until the receiver has loaded it
 */
public record PairCost(double send, double gap, double receive, double latency) {
    /** Checks the ranges. */
    public PairCost {
        if (!(send >= 0 && gap >= 0 && receive >= 0 && latency >= 0)) {
            throw new IllegalArgumentException("the costs of a message are not negative: " + send + ", " + gap + ", "
                    + receive + ", " + latency);
        }
    }
}
