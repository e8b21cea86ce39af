package org.barreleye.domain.thread;

import java.util.Optional;
import org.barreleye.kpi.syscall.Registers;

/** A thread of a domain. */
public final class UserThread implements BlockReason {
    /** The states of a thread. */
    public enum State {
        /** Ready to run. */
        READY,
        /** Running on its dispatcher. */
        RUNNING,
        /** Waiting. */
        BLOCKED,
        /** Ended. */
        ENDED
    }

    private final String name;
    private final WaitQueue joiners;
    private State state = State.READY;
    // Absent until the thread is prepared.
    private Optional<Registers> registers = Optional.empty();
    private Optional<BlockReason> blockReason = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Deadlock> deadlock = Optional.empty();
    private Optional<FaultHandler> faultHandler = Optional.empty();

    UserThread(String name, ThreadScheduler scheduler) {
        this.name = name;
        joiners = new WaitQueue(scheduler);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The state. */
    public State state() {
        return state;
    }

    /** The exception by which it ended, if any. */
    public Optional<Throwable> failure() {
        return failure;
    }

    /**
     * Waits until this thread has ended, normally or by an exception.
     *
     * @throws Deadlock if it waits for the caller
     */
    public void join() {
        if (state != State.ENDED) {
            joiners.await(this);
        }
    }

    /** Sets the handler of its page faults, which comes after that of the region and before that of the domain. */
    public void setFaultHandler(FaultHandler handler) {
        faultHandler = Optional.of(handler);
    }

    Optional<FaultHandler> faultHandler() {
        return faultHandler;
    }

    void setState(State newState) {
        state = newState;
    }

    void setRegisters(Registers saved) {
        registers = Optional.of(saved);
    }

    Optional<Registers> registers() {
        return registers;
    }

    Optional<BlockReason> blockReason() {
        return blockReason;
    }

    void setBlockReason(Optional<BlockReason> reason) {
        blockReason = reason;
    }

    void setDeadlock(Deadlock why) {
        deadlock = Optional.of(why);
    }

    Optional<Deadlock> takeDeadlock() {
        Optional<Deadlock> found = deadlock;
        deadlock = Optional.empty();
        return found;
    }

    void terminate(Optional<Throwable> why) {
        state = State.ENDED;
        failure = why;
        joiners.wakeAll();
    }

    @Override
    public String description() {
        return "the end of '" + name + "'";
    }

    @Override
    public Optional<UserThread> owner() {
        return Optional.of(this);
    }

    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
