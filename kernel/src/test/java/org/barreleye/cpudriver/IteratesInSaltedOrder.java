package org.barreleye.cpudriver;

import java.util.Set;

/** A violation: an order that differs from one JVM to the next. */
final class IteratesInSaltedOrder {
    String first() {
        return Set.of("a", "b").iterator().next();
    }
}
