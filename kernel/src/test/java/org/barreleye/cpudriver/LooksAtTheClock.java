package org.barreleye.cpudriver;

/** A violation: time that the machine has not given. */
final class LooksAtTheClock {
    long now() {
        return System.nanoTime();
    }
}
