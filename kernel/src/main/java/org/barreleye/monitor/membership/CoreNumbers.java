package org.barreleye.monitor.membership;

import java.util.List;
import java.util.stream.IntStream;
import org.barreleye.kpi.marshal.IntArrayView;

/** Conversion of lists of core numbers to and from the arrays of messages. */
public final class CoreNumbers {
    private CoreNumbers() {}

    /** Returns the array for a message. */
    static IntArrayView toArray(List<Integer> cores) {
        return IntArrayView.of(cores.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the list that arrived in a message. */
    public static List<Integer> toList(IntArrayView cores) {
        return IntStream.range(0, cores.length()).mapToObj(cores::get).toList();
    }
}
