package org.barreleye.cpudriver.paging;

import org.barreleye.cpudriver.paging.ShootdownMessage.Content;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/** A domain on the core of the table that does one operation, as the library of domains does it. */
final class ShootdownDomain implements Copyable {
    /** The progress of the operation. */
    enum State {
        /** The CPU driver is to be called, for the first time or again. */
        READY,
        /** The monitor says when to call again. */
        WAITING,
        /** The CPU driver is called again when something has happened there. */
        POLLING,
        /** The operation has succeeded. */
        DONE,
        /** The capability was gone. */
        REFUSED
    }

    /** The number of times that an operation waits for the monitor at most: once, for its own shootdown. */
    static final int WAITS_MAX = 1;

    private final int number;
    private final ShootdownOperation operation;
    private final int page;
    private final ShootdownCore core;
    private final ShootdownOperation.Slots slots;
    private final ShootdownMail mail;
    private State state = State.READY;
    private int waits;

    ShootdownDomain(int number, ShootdownOperation operation, int page, ShootdownCore core,
            ShootdownOperation.Slots slots, ShootdownMail mail) {
        this.number = number;
        this.operation = operation;
        this.page = page;
        this.core = core;
        this.slots = slots;
        this.mail = mail;
    }

    int page() {
        return page;
    }

    ShootdownOperation operation() {
        return operation;
    }

    State state() {
        return state;
    }

    boolean hasEnded() {
        return state == State.DONE || state == State.REFUSED;
    }

    /** The number of times that the domain has waited for the monitor; what is beyond the maximum is not counted. */
    int waits() {
        return waits;
    }

    /** Calls the CPU driver, and the monitor if other cores have something to invalidate. */
    void call() {
        core.hardware().enterKernel();
        KernelError error = operation.call(core.control(), slots);
        state = switch (error) {
            case NONE -> State.DONE;
            case UNMAP_IN_PROGRESS -> State.WAITING;
            case REVOKE_IN_PROGRESS -> State.POLLING;
            case CAPABILITY_NOT_FOUND -> State.REFUSED;
            default -> throw new AssertionError(operation + " of page " + page + " is refused with " + error);
        };
        if (state == State.WAITING) {
            waits = Math.min(waits + 1, WAITS_MAX + 1);
            mail.send(ShootdownMessage.of(party(), ShootdownMachine.HOME, Content.FINISH_UNMAP, 0));
        }
    }

    private int party() {
        return ShootdownMachine.CORES + number;
    }

    /** Something has happened in the CPU driver or in the monitor. */
    void onProgress() {
        if (state == State.POLLING) {
            state = State.READY;
        }
    }

    /** The monitor's answer to this domain. */
    ErrorContinuation answer() {
        return new UnmapFinished(mail, ShootdownMessage.of(ShootdownMachine.HOME, party(), Content.UNMAP_FINISHED, 0));
    }

    private record UnmapFinished(ShootdownMail mail, ShootdownMessage message) implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            mail.send(message);
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError("no monitor fails: " + failure);
        }
    }
}
