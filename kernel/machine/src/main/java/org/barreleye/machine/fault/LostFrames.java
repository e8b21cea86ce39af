package org.barreleye.machine.fault;

import java.util.List;
import java.util.Objects;

/**
 * Frames that a port of the wire loses, in both directions.
 *
 * @param port the name of the port: that of its network interface, or {@code peer}
 * @param share of the frames, 1 to 100 percent; drawn for each that the port sends, and for each that it receives
 */
public record LostFrames(String port, int share) implements Fault {
    /** Checks the ranges. */
    public LostFrames {
        Objects.requireNonNull(port, "port");
        FaultRanges.share("lost frames", share);
    }

    @Override
    public FaultForm form() {
        return FaultForm.LOST_FRAMES;
    }

    @Override
    public List<Object> values() {
        return List.of(port, (long) share);
    }
}
