package org.barreleye.samples.network;

/**
 * The counts of a driver.
 *
 * @param sent frames that were given to the device
 * @param received frames that arrived
 * @param unsent frames for which no descriptor was free
 * @param interrupts interrupts of the device
 * @param deadlines looks at the device because no interrupt came in time
 * @param linkChanges interrupts because the link was lost or up again
 * @param missed frames that the device had no descriptor for
 * @param errors errors that stopped a queue of the device
 */
public record NicCounts(long sent, long received, long unsent, long interrupts, long deadlines, long linkChanges,
        long missed, long errors) {
    @Override
    public String toString() {
        return sent + " frames sent, " + received + " received, " + unsent + " unsent, " + missed + " missed, "
                + interrupts + " interrupts, " + deadlines + " deadlines, " + linkChanges + " link changes, " + errors
                + " errors";
    }
}
