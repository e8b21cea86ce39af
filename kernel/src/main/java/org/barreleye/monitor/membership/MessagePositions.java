package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.monitor.capops.CapabilityMessage.Position;

/** Lists of positions in messages: an element has the number of a core in its highest 16 bits. */
public final class MessagePositions {
    private static final int CORE_SHIFT = 48;
    private static final long MESSAGES_MASK = (1L << CORE_SHIFT) - 1;

    private MessagePositions() {}

    static LongArrayView toArray(List<Position> positions) {
        return LongArrayView.of(positions.stream()
                .mapToLong(position -> (long) position.core() << CORE_SHIFT | position.messages() & MESSAGES_MASK)
                .toArray());
    }

    /** Reads a list. */
    public static List<Position> toList(LongArrayView elements) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < elements.length(); i++) {
            positions.add(new Position((int) (elements.get(i) >>> CORE_SHIFT), elements.get(i) & MESSAGES_MASK));
        }
        return positions;
    }
}
