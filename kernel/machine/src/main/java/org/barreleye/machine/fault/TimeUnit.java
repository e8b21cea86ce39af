package org.barreleye.machine.fault;

import java.util.Locale;
import java.util.Optional;

/** The units of times in sentences, the smallest first. */
enum TimeUnit {
    PS(1L),
    NS(1_000L),
    US(1_000_000L),
    MS(1_000_000_000L),
    S(1_000_000_000_000L);

    private final long picoseconds;

    TimeUnit(long picoseconds) {
        this.picoseconds = picoseconds;
    }

    long picoseconds() {
        return picoseconds;
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TimeUnit> spelled(String word) {
        for (TimeUnit unit : values()) {
            if (unit.spelling().equals(word)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
