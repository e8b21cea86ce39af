package org.barreleye.monitor.control;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.membership.FailureDetector;
import org.barreleye.monitor.membership.Membership;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreTree;

/** Stops cores, and finds those that have stopped by themselves. Only the monitor of the boot core does either. */
public final class CoreStops implements Copyable {
    private final BootPlan plan;
    private final CoreTree tree;
    private final MembershipView view;
    private final MonitorLinks links;
    private final Membership membership;
    private final FailureDetector detector;
    private final UnjoinedCores unjoined;

    /** Changes the membership of a monitor. */
    public CoreStops(BootPlan plan, CoreTree tree, MembershipView view, MonitorLinks links, Membership membership,
            FailureDetector detector, UnjoinedCores unjoined) {
        this.plan = plan;
        this.tree = tree;
        this.view = view;
        this.links = links;
        this.membership = membership;
        this.detector = detector;
        this.unjoined = unjoined;
    }

    /** Ends the programs of a core, and then stops it. A core that was started and has not joined is given up. */
    void stop(long core, ErrorContinuation reply) {
        Optional<SystemError> refusal = check(core);
        if (refusal.equals(Optional.of(SystemError.CORE_OFF)) && unjoined.includes((int) core)) {
            tree.unjoinedBelow((int) core, view::includes).forEach(membership::stop);
            membership.remove((int) core, false);
            reply.replied(ErrorCode.NONE);
            return;
        }
        Optional<MonitorLink> link = refusal.isPresent() ? Optional.empty() : links.linkTo(core);
        if (link.isEmpty()) {
            reply.replied(refusal.orElse(SystemError.OUT_OF_MEMORY).code());
        } else {
            link.get().binding().sendDepart(new Left(this, (int) core, reply));
        }
    }

    private Optional<SystemError> check(long core) {
        if (plan.cores().stream().noneMatch(properties -> properties.core().number() == core)) {
            return Optional.of(SystemError.NO_SUCH_CORE);
        }
        if (plan.bootCore().core().number() == core) {
            return Optional.of(SystemError.BOOT_CORE);
        }
        if (!view.includes((int) core)) {
            return Optional.of(SystemError.CORE_OFF);
        }
        return tree.usersOfMemory((int) core).stream().anyMatch(view::includes)
                ? Optional.of(SystemError.MEMORY_SHARED)
                : Optional.empty();
    }

    /** Asks all cores whether they are alive, and answers when those that have stopped have left. */
    void probe(ErrorContinuation reply) {
        detector.probe(view.cores(), new Probed(reply));
    }

    /** The programs of a core have ended, or it has stopped by itself meanwhile. */
    private record Left(CoreStops stops, int core, ErrorContinuation reply) implements ErrorContinuation, Copyable {
        @Override
        public void replied(ErrorCode error) {
            if (!error.failed()) {
                stops.membership.remove(core, false);
            }
            reply.replied(error);
        }

        @Override
        public void failed(Failure failure) {
            reply.replied(SystemError.CORE_OFF.code());
        }
    }

    /** All cores have answered or have left. */
    private record Probed(ErrorContinuation reply) implements FailureDetector.ProbeListener {
        @Override
        public void onProbed() {
            reply.replied(ErrorCode.NONE);
        }
    }
}
