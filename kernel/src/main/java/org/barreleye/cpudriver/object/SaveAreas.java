package org.barreleye.cpudriver.object;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * Where a dispatcher's threads are kept when it has lost the core. Which of the three areas it is decides what happens
 * when the dispatcher has the core again: who lies in the disabled one goes on at once; about those in the other two
 * the dispatcher is asked.
 */
final class SaveAreas {
    // Absent: the area is empty, nobody runs. None of this leaves the class as null.
    private ThreadState running;
    private ThreadState enabled;
    private ThreadState disabled;
    private ThreadState trapped;
    private MemoryFault fault;

    /** The thread that has the core may, or may not, be set aside for another. */
    void setPreemptible(boolean preemptible) {
        if (running != null) {
            running.setPreemptible(preemptible);
        }
    }

    /** The thread that has the core has touched what it may not. */
    void raise(MemoryFault newFault) {
        fault = newFault;
    }

    /** The dispatcher gives the core to a thread. */
    ThreadState run(ThreadState thread) {
        running = thread;
        return thread;
    }

    /** The dispatcher had lost the core: whoever ran is put where it belongs. */
    void save() {
        if (running != null && !running.isFinished()) {
            if (fault != null) {
                requireEmpty(trapped);
                trapped = running;
            } else if (running.isEnabled()) {
                requireEmpty(enabled);
                enabled = running;
            } else {
                requireEmpty(disabled);
                disabled = running;
            }
        }
        running = null;
    }

    private static void requireEmpty(ThreadState area) {
        if (area != null) {
            throw new KernelBug("a save area is used again once it was read, this one still holds " + area);
        }
    }

    /** Who lost the core while the dispatcher was disabled. */
    Optional<ThreadState> takeDisabled() {
        Optional<ThreadState> found = Optional.ofNullable(disabled);
        disabled = null;
        return found;
    }

    /** Who left the core, or lost it while the dispatcher was enabled. */
    Optional<ThreadState> takeEnabled() {
        Optional<ThreadState> found = Optional.ofNullable(enabled);
        enabled = null;
        return found;
    }

    /** Who touched what it may not. */
    Optional<ThreadState> takeTrapped() {
        Optional<ThreadState> found = Optional.ofNullable(trapped);
        trapped = null;
        return found;
    }

    /** What it touched. */
    MemoryFault takeFault() {
        MemoryFault found = fault;
        fault = null;
        return found;
    }
}
