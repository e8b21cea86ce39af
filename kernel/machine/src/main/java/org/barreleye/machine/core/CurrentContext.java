package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;

/** The context that runs on a core, or ran last, and its event that the reactor has not got yet. */
final class CurrentContext implements Copyable {
    private final Contexts contexts;
    private final SoftwareTurn turn;
    // Null until a context is resumed, and after one has ended. A machine with contexts is not copied.
    private transient Context context;
    // Null if none is pending.
    private transient CoreEvent event;
    // Null until a context is discarded.
    private transient List<Context> discarded;

    CurrentContext(Contexts contexts, SoftwareTurn turn) {
        this.contexts = contexts;
        this.turn = turn;
    }

    void set(Context next) {
        context = next;
    }

    Context get() {
        return context;
    }

    void resume() {
        turn.resume(context);
    }

    /** Returns whether the stacks of discarded contexts are to be unwound. */
    boolean hasDiscarded() {
        return discarded != null;
    }

    void raise(CoreEvent raised) {
        event = raised;
    }

    boolean hasEvent() {
        return event != null;
    }

    CoreEvent takeEvent() {
        CoreEvent taken = event;
        event = null;
        if (taken instanceof CoreEvent.ContextFinished finished) {
            contexts.remove(finished.context());
            context = null;
        }
        return taken;
    }

    void crash() {
        event = null;
    }

    /** Notes a context that is never resumed again. */
    void discard(Context context) {
        if (discarded == null) {
            discarded = new ArrayList<>();
        }
        discarded.add(context);
    }

    /** Unwinds the stacks of the discarded contexts. Called in a step of the reactor, so that none runs. */
    void unwindDiscarded() {
        if (discarded == null) {
            return;
        }
        Context current = context;
        for (Context ending : discarded) {
            context = ending;
            turn.unwind(ending);
            contexts.remove(ending);
        }
        discarded = null;
        context = current == null || current.isFinished() ? null : current;
    }

    /**
     * Ends a context of a machine that is closed.
     *
     * @return whether it ended
     */
    boolean cancel(Context ending) {
        context = ending;
        return turn.cancel(ending);
    }
}
