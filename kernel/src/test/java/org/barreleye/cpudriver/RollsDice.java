package org.barreleye.cpudriver;

import java.util.Random;

/** A violation: chance that the machine has not given. */
final class RollsDice {
    int roll() {
        return new Random().nextInt();
    }
}
