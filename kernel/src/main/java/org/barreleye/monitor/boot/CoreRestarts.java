package org.barreleye.monitor.boot;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;

/**
 * Starts cores below this one, again if they have failed. Before a core is started again, all other cores delete what
 * they have of its memory, because it uses that memory from then on.
 */
public final class CoreRestarts implements Copyable {
    private final CoreBooter booter;
    private final MembershipView view;
    private final MonitorLinks links;
    // The number of cores that have not answered, by the core that is to be started.
    private final SortedMap<Integer, Integer> unanswered = new TreeMap<>();

    /** Starts cores through a booter. */
    public CoreRestarts(CoreBooter booter, MembershipView view, MonitorLinks links) {
        this.booter = booter;
        this.view = view;
        this.links = links;
    }

    /** Starts a child of this core. Its monitor joins later. */
    public void boot(int child, ErrorContinuation reply) {
        if (unanswered.containsKey(child)) {
            reply.replied(SystemError.BUSY.code());
            return;
        }
        if (!view.hasLeft(child) || booter.refusal(child).isPresent()) {
            reply.replied(booter.boot(child));
            return;
        }
        List<MonitorLink> members =
                view.cores().stream().flatMap(member -> links.linkTo(member).stream()).toList();
        unanswered.put(child, members.size());
        members.forEach(link -> link.binding().sendReleaseCore(child, new MemberReleased(this, child, reply)));
    }

    private void onAnswered(int child, ErrorContinuation reply) {
        if (unanswered.merge(child, -1, Integer::sum) == 0) {
            unanswered.remove(child);
            reply.replied(booter.boot(child));
        }
    }

    /** A core has nothing left of the memory, or has failed itself. */
    private record MemberReleased(CoreRestarts restarts, int child, ErrorContinuation reply)
            implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode error) {
            restarts.onAnswered(child, reply);
        }

        @Override
        public void failed(Failure failure) {
            restarts.onAnswered(child, reply);
        }
    }
}
