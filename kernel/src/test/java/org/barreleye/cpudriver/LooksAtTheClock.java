package org.barreleye.cpudriver;

/** A violation: a clock that is not the machine's. */
final class LooksAtTheClock {
    long now() {
        return System.nanoTime();
    }
}
