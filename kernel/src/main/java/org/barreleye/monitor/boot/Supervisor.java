package org.barreleye.monitor.boot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.control.ComponentState;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.monitor.domain.ExitListener;
import org.barreleye.monitor.domain.ExitListeners;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.RestartRate;

/**
 * Supervises the components of the boot plan: starts a service again when it ends, one for one, that is without those
 * that need it, because its number and so every reference to it stay valid. A service that ends too often is given up;
 * if the system cannot do without it, the machine is powered off. Run by the boot core's monitor.
 */
public final class Supervisor implements EventSource {
    /** The exit status of a machine that has lost a service for good that it cannot do without. */
    public static final int SERVICE_LOST = 72;

    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final MonitorLinks links;
    private final ExitListeners exitListeners;
    private final SortedMap<String, ComponentHistory> histories = new TreeMap<>();
    private final List<ComponentListener> listeners = new ArrayList<>();

    /** Supervises the components of a plan; none has been started. */
    public Supervisor(SystemCalls syscalls, BootPlan plan, MonitorLinks links, ExitListeners exitListeners) {
        this.syscalls = syscalls;
        this.links = links;
        this.exitListeners = exitListeners;
        plan.components().forEach(component -> histories.put(
                component.name(), new ComponentHistory(component, plan.restartRate())));
    }

    /** The history of each component, in the order of their names. */
    public Collection<ComponentHistory> histories() {
        return histories.values();
    }

    /** The history of the first component with a greater name. */
    public Optional<ComponentHistory> after(String name) {
        return histories.tailMap(name + "\0").values().stream().findFirst();
    }

    /** The history of a component. */
    public Optional<ComponentHistory> history(String component) {
        return Optional.ofNullable(histories.get(component));
    }

    /** Tells a listener of all components that run, whose number is returned, and from now on of changes. */
    public int watch(ComponentListener listener) {
        List<ComponentHistory> running = histories.values().stream()
                .filter(history -> history.state() == ComponentState.READY).toList();
        running.forEach(history ->
                listener.onComponentStarted(history.process(), history.component().programNumber()));
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
        return running.size();
    }

    /** Tells a listener nothing from now on. */
    public void unwatch(ComponentListener listener) {
        listeners.remove(listener);
    }

    /** The number of restarts that a component has left in the period that ends now. */
    public int remaining(ComponentHistory history) {
        return history.remaining(syscalls.now());
    }

    private ComponentHistory of(Component component) {
        return histories.get(component.name());
    }

    /** Starts a component for the first time. */
    void start(Component component, SpawnContinuation continuation) {
        of(component).onStarted(syscalls.now());
        spawn(component, 0, continuation);
    }

    private void spawn(Component component, long service, SpawnContinuation continuation) {
        links.linkTo(component.core().number()).ifPresentOrElse(
                link -> link.binding().sendSpawn(component.programNumber(), component.arguments(), "",
                        component.exports(), service, 0, Quota.UNSET.sent(), 0, 0, continuation),
                () -> continuation.replied(0, 0, SystemError.CORE_OFF.code()));
    }

    /** A component is ready: from now on its end is noticed. */
    void onReady(Component component, long process, long service) {
        of(component).onReady(syscalls.now(), process, service);
        exitListeners.add(process, new ComponentExit(this, component));
        List.copyOf(listeners).forEach(listener -> listener.onComponentStarted(process, component.programNumber()));
    }

    private void onEnded(Component component, int status) {
        of(component).onTerminated(syscalls.now(), status);
        long process = of(component).process();
        List.copyOf(listeners).forEach(listener -> listener.onComponentEnded(process));
        if (component.role() == Component.Role.MAIN) {
            KERNEL.powerOff(syscalls, Integer.toUnsignedLong(status));
        } else if (component.isRestarted()) {
            restart(component, "ended with status " + status);
        }
    }

    private void restart(Component component, String reason) {
        ComponentHistory history = of(component);
        long now = syscalls.now();
        if (history.remaining(now) == 0) {
            RestartRate rate = history.rate();
            giveUp(component, reason + "; it was restarted " + rate.restarts() + " times within " + rate.period()
                    + " ns, and is given up");
            return;
        }
        syscalls.print("'" + component.name() + "' has " + reason + " and is restarted");
        history.onRestarted(now);
        spawn(component, history.service(), new RestartCompletion(this, component, history.restarts()));
    }

    private void giveUp(Component component, String reason) {
        ComponentHistory history = of(component);
        history.onGivenUp(syscalls.now(), "it has " + reason);
        syscalls.print("'" + component.name() + "' has " + reason);
        if (component.isEssential()) {
            syscalls.print("the machine is powered off: the system cannot do without '" + component.name() + "'");
            KERNEL.powerOff(syscalls, SERVICE_LOST);
            return;
        }
        links.linkTo(component.core().number())
                .ifPresent(link -> link.binding().sendWithdraw(history.service()));
    }

    private boolean isCurrent(Component component, int restart) {
        ComponentHistory history = of(component);
        return history.state() == ComponentState.STARTING && history.restarts() == restart;
    }

    private void onNotStarted(Component component, String reason) {
        of(component).onNotStarted(syscalls.now(), reason);
        restart(component, "not been started: " + reason);
    }

    @Override
    public boolean poll() {
        boolean any = false;
        for (ComponentHistory history : histories.values()) {
            // A component that starts for the first time is watched by the boot.
            if (history.restarts() > 0 && history.deadline() <= syscalls.now()) {
                history.onNotStarted(syscalls.now(), "it was not ready within " + history.component().timeout()
                        + " ns");
                giveUp(history.component(), "not become ready again in time, and is given up");
                any = true;
            }
        }
        return any;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    @Override
    public long deadline() {
        long earliest = Wait.FOREVER;
        for (ComponentHistory history : histories.values()) {
            if (history.restarts() > 0) {
                earliest = Math.min(earliest, history.deadline());
            }
        }
        return earliest;
    }

    /** Receives the answer to the restart of one component. */
    private record RestartCompletion(Supervisor supervisor, Component component, int restart)
            implements SpawnContinuation, Copyable {
        @Override
        public void replied(long process, long service, ErrorCode err) {
            if (!supervisor.isCurrent(component, restart)) {
                return; // given up meanwhile
            }
            if (err.failed()) {
                supervisor.onNotStarted(component, SystemError.describe(err));
            } else {
                supervisor.onReady(component, process, service);
            }
        }

        @Override
        public void failed(Failure failure) {
            if (supervisor.isCurrent(component, restart)) {
                supervisor.onNotStarted(component, failure.sentence());
            }
        }
    }

    /** Receives the exit of one component. */
    private record ComponentExit(Supervisor supervisor, Component component) implements ExitListener {
        @Override
        public void ended(long process, int status) {
            supervisor.onEnded(component, status);
        }
    }
}
