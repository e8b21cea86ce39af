package org.barreleye.machine.fault;

import java.util.List;

/**
 * Frames of a port of the wire that arrive late, so that others overtake them.
 *
 * @param port the name of the port: that of its network interface, or {@code peer}
 * @param share of the frames, 1 to 100 percent; drawn for each that the port sends, and for each that it receives
 * @param upTo the largest delay, 1 ps to 1 s in picoseconds
 */
public record ReorderedFrames(String port, int share, long upTo) implements Fault {
    /** Checks the ranges. */
    public ReorderedFrames {
        FaultRanges.frames("reordered frames", port, share, upTo);
    }

    @Override
    public FaultForm form() {
        return FaultForm.REORDERED_FRAMES;
    }

    @Override
    public List<Object> values() {
        return List.of(port, (long) share, upTo);
    }
}
