package org.barreleye.monitor.boot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Quota;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.monitor.binding.NameServiceLocator;
import org.barreleye.monitor.membership.FailureDetector;
import org.barreleye.monitor.membership.Membership;
import org.barreleye.monitor.membership.MembershipView;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.CoreTree;

/**
 * The dependency graph of the boot, run by the boot core's monitor: starts each component as soon as all that it needs
 * are ready. A component that is not ready at its deadline is reported with what it waits for, and the machine is
 * switched off. A core that has not joined at its deadline is late: the system boots without it, unless a component is
 * to run there, and the core joins when its monitor answers.
 */
public final class BootGraph implements EventSource {
    /** The exit status of a machine that did not boot. */
    public static final int NOT_BOOTED = 71;

    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);
    private static final long CORE_TIMEOUT = Component.DEFAULT_TIMEOUT;
    // How long the cores have to report themselves when those below them are late, in nanoseconds.
    private static final long REPORT_TIMEOUT = FailureDetector.ANSWER;

    private final SystemCalls syscalls;
    private final BootPlan plan;
    private final CoreTree tree;
    private final MembershipView view;
    private final Supervisor supervisor;
    private final NameServiceLocator nameService;
    // The deadline of each component that has been spawned and is not ready.
    private final SortedMap<String, Long> starting = new TreeMap<>();
    private final List<String> ready = new ArrayList<>();
    private final Membership membership;
    private final LateCoreListener lateCoreListener;
    // The cores that the boot does not wait for any more, until they join.
    private final SortedSet<Integer> late = new TreeSet<>();
    private long coreDeadline;
    private boolean hasAskedForReports;
    private boolean finished;

    /** Receives the cores that are late. */
    public interface LateCoreListener extends Copyable {
        /** A core that was started has not joined in time. It joins when its monitor answers. */
        void onLate(int core);
    }

    /** Runs the boot of a plan; nothing has been started. */
    public BootGraph(SystemCalls syscalls, BootPlan plan, CoreTree tree, MembershipView view, Supervisor supervisor,
            NameServiceLocator nameService, Membership membership, LateCoreListener lateCoreListener) {
        this.syscalls = syscalls;
        this.plan = plan;
        this.tree = tree;
        this.view = view;
        this.supervisor = supervisor;
        this.nameService = nameService;
        this.membership = membership;
        this.lateCoreListener = lateCoreListener;
        coreDeadline = syscalls.now() + CORE_TIMEOUT;
    }

    /** Starts every component that can be started now. */
    public void advance() {
        if (finished) {
            return;
        }
        startable().forEach(this::start);
        if (ready.size() == plan.components().size() && allCoresUp()) {
            finished = true;
            syscalls.mark("boot complete");
        }
    }

    // The seed decides the order of components that can be started at the same time.
    private List<Component> startable() {
        return plan.components().stream()
                .filter(component -> !starting.containsKey(component.name()) && !ready.contains(component.name()))
                .filter(component -> ready.containsAll(component.needs()))
                .filter(component -> component.role() == Component.Role.MAIN
                        ? allCoresUp()
                        : view.includes(component.core().number()))
                .sorted(Comparator.comparingLong(component -> shuffleKey(component.name())))
                .toList();
    }

    private long shuffleKey(String name) {
        long mixed = (name.hashCode() + plan.seed()) * 0x9e3779b97f4a7c15L;
        return (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    }

    private void start(Component component) {
        starting.put(component.name(), syscalls.now() + component.timeout());
        supervisor.start(component, new SpawnCompletion(this, component));
    }

    private void onReady(Component component, long process, long service) {
        starting.remove(component.name());
        ready.add(component.name());
        syscalls.mark("boot " + component.name());
        if (component.role() == Component.Role.NAMES) {
            nameService.onFound(service);
        }
        supervisor.onReady(component, process, service);
        advance();
    }

    private void fail(String message) {
        finished = true;
        syscalls.print(message);
        KERNEL.powerOff(syscalls, NOT_BOOTED);
    }

    /** Handles a core that has joined the system. */
    public void onJoined(int core) {
        if (late.remove(core)) {
            syscalls.print("core " + core + " has joined late");
        }
        advance();
    }

    /**
     * Continues the boot without the cores that have not joined. At the first deadline the monitors that wait for cores
     * below them are asked to report without these; at the second, the cores that have still not joined are late.
     */
    private void onCoreDeadline() {
        if (!hasAskedForReports) {
            hasAskedForReports = true;
            coreDeadline = syscalls.now() + REPORT_TIMEOUT;
            membership.reportWithoutPending();
            return;
        }
        List<Integer> missing = missingCores().stream().map(properties -> properties.core().number()).toList();
        for (int core : missing) {
            syscalls.print("core " + core + " is late: core " + tree.parent(core).orElse(core)
                    + " was to start it, and it has not joined; the system boots without it");
        }
        continueWithout(missing);
    }

    /** Handles a core that has failed: the boot does not wait for it. */
    public void onFailed(int core) {
        if (!finished && plan.properties(core).startsAtBoot()) {
            continueWithout(List.of(core));
        }
    }

    private void continueWithout(List<Integer> cores) {
        boolean isNeeded = plan.components().stream().anyMatch(component -> !ready.contains(component.name())
                && cores.contains(component.core().number()));
        if (isNeeded) {
            fail("the machine does not boot: " + String.join("; ", waitingFor()));
            return;
        }
        late.addAll(cores);
        cores.forEach(lateCoreListener::onLate);
        advance();
    }

    private boolean allCoresUp() {
        return missingCores().isEmpty();
    }

    private List<CoreProperties> missingCores() {
        return plan.cores().stream()
                .filter(properties -> properties.startsAtBoot()
                && !view.includes(properties.core().number()) && !late.contains(properties.core().number()))
                .toList();
    }

    /** Describes what the boot is waiting for, in one sentence for each core and component. */
    List<String> waitingFor() {
        List<String> report = new ArrayList<>();
        for (CoreProperties properties : missingCores()) {
            int core = properties.core().number();
            report.add("core " + core + " has not joined; core " + tree.parent(core).orElse(core)
                    + " starts it");
        }
        for (Component component : plan.components()) {
            if (starting.containsKey(component.name())) {
                report.add("'" + component.name() + "' on " + component.core() + " has been started and is not ready");
            } else if (!ready.contains(component.name())) {
                String missing = component.needs().stream().filter(need -> !ready.contains(need))
                        .collect(Collectors.joining(", "));
                report.add("'" + component.name() + "' waits for "
                        + (missing.isEmpty() ? "cores to join" : missing));
            }
        }
        return report;
    }

    @Override
    public boolean poll() {
        if (deadline() > syscalls.now()) {
            return false;
        }
        if (starting.values().stream().anyMatch(deadline -> deadline <= syscalls.now())) {
            fail("the machine does not boot: " + String.join("; ", waitingFor()));
        } else {
            onCoreDeadline();
        }
        return true;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public long deadline() {
        if (finished) {
            return Wait.FOREVER;
        }
        long earliest = allCoresUp() ? Wait.FOREVER : coreDeadline;
        for (long deadline : starting.values()) {
            earliest = Math.min(earliest, deadline);
        }
        return earliest;
    }

    /** Receives the answer to the spawn of one component: it is ready, or cannot be started. */
    private record SpawnCompletion(BootGraph graph, Component component) implements SpawnContinuation, Copyable {
        @Override
        public void replied(long process, long service, ErrorCode err) {
            if (err.failed()) {
                graph.fail("'" + component.name() + "' cannot be started on " + component.core() + ": "
                        + SystemError.describe(err));
            } else {
                graph.onReady(component, process, service);
            }
        }

        @Override
        public void failed(Failure failure) {
            graph.fail("'" + component.name() + "' cannot be started: the monitor of " + component.core() + " is gone");
        }
    }
}
