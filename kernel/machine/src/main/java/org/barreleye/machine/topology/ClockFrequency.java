package org.barreleye.machine.topology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clock of a kind of cores.
 *
 * @param megahertz 1 to 10,000
 * @param source the part of the topology that says so; empty if it is a guess
 */
record ClockFrequency(int megahertz, String source) {
    private static final int GUESS = 2_000;
    private static final int MOST = 10_000;
    private static final Pattern IN_MODEL = Pattern.compile("@ *(\\d{1,2}(?:\\.\\d{1,3})?) *GHz");

    /** The clock that the topology says: of the kind of cores, else in the name of the processor. */
    static ClockFrequency of(Topology topology, int kind) {
        for (String info : new String[] {"FrequencyMaxMHz", "FrequencyBaseMHz"}) {
            String text = kind < 0 ? "" : topology.kinds().get(kind).infos().getOrDefault(info, "");
            if (text.matches("[1-9]\\d{0,3}")) {
                return new ClockFrequency(Integer.parseInt(text), info);
            }
        }
        Optional<String> model = topology.root().find("CPUModel");
        Matcher clock = IN_MODEL.matcher(model.orElse(""));
        if (clock.find()) {
            int megahertz = (int) Math.round(Double.parseDouble(clock.group(1)) * 1_000);
            if (megahertz > 0 && megahertz <= MOST) {
                return new ClockFrequency(megahertz, "CPUModel");
            }
        }
        return new ClockFrequency(GUESS, "");
    }

    /** The cycles in a time, at least 1. */
    long cycles(long nanoseconds) {
        return Math.max(1, nanoseconds * megahertz / 1_000);
    }
}
