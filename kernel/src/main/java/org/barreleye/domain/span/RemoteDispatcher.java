package org.barreleye.domain.span;

import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.interdisp.InterdispClient;
import org.barreleye.generated.user.interdisp.RunTaskResult;
import org.barreleye.generated.user.interdisp.ShareResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;

/** A dispatcher of this domain on another core. Calls block; other threads run meanwhile. */
public final class RemoteDispatcher {
    private final int core;
    private final InterdispClient client;
    private final SharedSpaceChanges changes;

    RemoteDispatcher(int core, InterdispClient client, SharedSpaceChanges changes) {
        this.core = core;
        this.client = client;
        this.changes = changes;
    }

    /** The number of its core. */
    public int core() {
        return core;
    }

    /**
     * Shares a frame of this domain with it.
     *
     * @return the number of the frame there
     */
    public int share(FrameReference frame) throws CallFailed {
        ShareResult result = client.share(frame);
        check(result.err());
        return (int) result.number();
    }

    /** Lets it use a part of the address space of this dispatcher, at the same addresses, and request changes of it. */
    public void attach(SharedSpace space) throws CallFailed {
        changes.add(space);
        check(client.attach(space.table(), space.table().type().number(), space.base()));
    }

    /**
     * Runs a task there.
     *
     * @param task the number of the task in the {@link SpanProgram}
     * @return the result of the task
     */
    public long run(int task, long argument) throws CallFailed {
        RunTaskResult result = client.runTask(task, argument);
        check(result.err());
        return result.result();
    }

    /** Ends the dispatcher. */
    public void exit() throws CallFailed {
        client.exit();
    }

    private void check(ErrorCode error) throws CallFailed {
        if (error.failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED,
                    "the dispatcher on core " + core + " refuses: " + SystemError.describe(error)));
        }
    }
}
