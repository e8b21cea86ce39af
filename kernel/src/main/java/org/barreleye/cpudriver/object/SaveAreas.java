package org.barreleye.cpudriver.object;

import java.util.Optional;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.outcome.KernelBug;

/**
 * The save areas of a dispatcher for its threads, as in scheduler activations (Anderson et al. 1992). A thread in the
 * disabled area is resumed at once when the dispatcher runs again; a thread in the enabled or the trap area is passed
 * to the dispatcher's upcall, which selects the thread to run.
 */
final class SaveAreas {
    // Null: the area is empty, or no thread runs.
    private ThreadState running;
    private ThreadState enabled;
    private ThreadState disabled;
    private ThreadState trapped;
    private MemoryFault fault;

    /** Sets whether the dispatcher may preempt the running thread. */
    void setPreemptible(boolean preemptible) {
        if (running != null) {
            running.setPreemptible(preemptible);
        }
    }

    /** Records a memory fault of the running thread. */
    void raise(MemoryFault newFault) {
        fault = newFault;
    }

    /** Makes a thread the running one. */
    ThreadState run(ThreadState thread) {
        running = thread;
        return thread;
    }

    /**
     * Saves the running thread in the area that its state demands. The dispatcher has lost the core.
     *
     * @return the running thread, if it has ended and is not saved
     */
    Optional<ThreadState> save() {
        Optional<ThreadState> ended = running != null && running.isFinished() ? Optional.of(running) : Optional.empty();
        if (running != null && ended.isEmpty()) {
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
        return ended;
    }

    private static void requireEmpty(ThreadState area) {
        if (area != null) {
            throw new KernelBug("a save area is empty before it is written, this one still holds " + area);
        }
    }

    /** Takes the thread that lost the core while it was not preemptible. */
    Optional<ThreadState> takeDisabled() {
        Optional<ThreadState> found = Optional.ofNullable(disabled);
        disabled = null;
        return found;
    }

    /** Takes the thread that yielded, or lost the core while it was preemptible. */
    Optional<ThreadState> takeEnabled() {
        Optional<ThreadState> found = Optional.ofNullable(enabled);
        enabled = null;
        return found;
    }

    /** Takes the thread that caused a memory fault. */
    Optional<ThreadState> takeTrapped() {
        Optional<ThreadState> found = Optional.ofNullable(trapped);
        trapped = null;
        return found;
    }

    /** Takes the memory fault. */
    MemoryFault takeFault() {
        MemoryFault found = fault;
        fault = null;
        return found;
    }
}
