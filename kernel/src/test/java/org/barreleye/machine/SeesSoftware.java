package org.barreleye.machine;

import org.barreleye.kpi.syscall.Wait;

/** A violation: hardware that knows what a dispatcher waits for. */
final class SeesSoftware {
    long deadline(Wait wait) {
        return wait.deadline();
    }
}
