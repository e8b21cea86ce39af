package org.barreleye.cpudriver;

import java.util.Random;

/** A violation: a random generator that is not the machine's. */
final class RollsDice {
    int roll() {
        return new Random().nextInt();
    }
}
