package org.barreleye.capops;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.capops.RetypeRequest;

/** An operation of the domain that has not ended. */
final class OpenOperation implements Copyable {
    private final int id;
    private final Action action;
    private final Capability capability;
    private final RetypeRequest objects;
    private boolean asked;
    private boolean beforeRejoin;

    /**
     * Begins an operation.
     *
     * @param id distinguishes the open operations of a core
     * @param action what it does
     * @param capability the capability in its slot
     * @param objects the objects that a retype makes
     */
    OpenOperation(int id, Action action, Capability capability, RetypeRequest objects) {
        this.id = id;
        this.action = action;
        this.capability = capability;
        this.objects = objects;
    }

    int id() {
        return id;
    }

    Action action() {
        return action;
    }

    Capability capability() {
        return capability;
    }

    RetypeRequest objects() {
        return objects;
    }

    /** Returns whether the monitor has been asked, and has not answered. */
    boolean isAsked() {
        return asked;
    }

    void setAsked(boolean newAsked) {
        asked = newAsked;
    }

    /** Returns whether a core has joined again since: its memory may have other objects at the same addresses. */
    boolean isBeforeRejoin() {
        return beforeRejoin;
    }

    void onRejoined() {
        beforeRejoin = true;
    }

    /** Receives the answer of the monitor. */
    record End(ExploredDomain domain, int id) implements OperationListener {
        @Override
        public void onDone(KernelError error) {
            domain.onAnswer(id, error);
        }
    }
}
