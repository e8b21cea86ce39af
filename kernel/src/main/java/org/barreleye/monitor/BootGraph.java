package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.intermon.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreProperties;

/**
 * How far the boot core's monitor has got with its plan: what is started as soon as all that it needs is ready, and
 * what is being waited for. Nobody waits for ever: a component, or a core, that is late is reported with what it waits
 * for, and the machine is switched off.
 */
final class BootGraph implements EventSource {
    /** The status of a machine that did not boot. */
    static final int NOT_BOOTED = 71;

    private static final long CORE_TIMEOUT = Component.DEFAULT_TIMEOUT;

    private final CoreMonitor monitor;
    private final SystemCalls syscalls;
    private final BootPlan plan;
    // Components that have been asked for and are not ready, with when they are late.
    private final SortedMap<String, Long> starting;
    private final List<String> ready;
    private final long coreDeadline;
    private boolean finished;

    BootGraph(CoreMonitor monitor, SystemCalls syscalls, BootPlan plan) {
        this.monitor = monitor;
        this.syscalls = syscalls;
        this.plan = plan;
        starting = new TreeMap<>();
        ready = new ArrayList<>();
        coreDeadline = syscalls.now() + CORE_TIMEOUT;
    }

    private BootGraph(BootGraph source, StateCloner cloner) {
        cloner.register(source, this);
        monitor = cloner.of(source.monitor);
        syscalls = cloner.ofOpaque(source.syscalls);
        plan = source.plan;
        starting = new TreeMap<>(source.starting);
        ready = new ArrayList<>(source.ready);
        coreDeadline = source.coreDeadline;
        finished = source.finished;
    }

    @Override
    public BootGraph copy(StateCloner cloner) {
        return new BootGraph(this, cloner);
    }

    /** Starts whatever can be started now. */
    void advance() {
        if (finished) {
            return;
        }
        startable().forEach(this::start);
        if (ready.size() == plan.components().size() && allCoresUp()) {
            finished = true;
            syscalls.mark("boot complete");
        }
    }

    // Where several could be started, the seed decides who is first.
    private List<Component> startable() {
        return plan.components().stream()
                .filter(component -> !starting.containsKey(component.name()) && !ready.contains(component.name()))
                .filter(component -> ready.containsAll(component.needs()))
                .filter(component -> component.role() == Component.Role.MAIN
                        ? allCoresUp()
                        : monitor.membership().includes(component.core().number()))
                .sorted(Comparator.comparingLong(component -> shuffleKey(component.name())))
                .toList();
    }

    private long shuffleKey(String name) {
        long mixed = (name.hashCode() + plan.seed()) * 0x9e3779b97f4a7c15L;
        return (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    }

    private void start(Component component) {
        starting.put(component.name(), syscalls.now() + component.timeout());
        monitor.links().linkTo(component.core().number()).orElseThrow()
                .send(new Request
                .Spawn(component.programNumber(), component.arguments(), "", component.exports(),
                new SpawnCompletion(this, component)));
    }

    private void onReady(Component component, long process, long service) {
        starting.remove(component.name());
        ready.add(component.name());
        syscalls.mark("boot " + component.name());
        if (component.role() == Component.Role.NAMES) {
            monitor.nameService().onFound(service);
        }
        monitor.exitListeners().add(process, new ComponentExit(this, component));
        advance();
    }

    private void onEnded(Component component, int status) {
        if (component.role() == Component.Role.MAIN) {
            monitor.powerOff(status);
        } else if (component.exports()) {
            syscalls.print(component.name() + " has ended with status " + status);
        }
    }

    private void fail(String message) {
        finished = true;
        syscalls.print(message);
        monitor.powerOff(NOT_BOOTED);
    }

    private boolean allCoresUp() {
        return missingCores().isEmpty();
    }

    private List<CoreProperties> missingCores() {
        return plan.cores().stream()
                .filter(properties -> properties.startsAtBoot()
                && !monitor.membership().includes(properties.core().number()))
                .toList();
    }

    /** What the boot is waiting for, one sentence each. */
    List<String> waitingFor() {
        List<String> report = new ArrayList<>();
        for (CoreProperties properties : missingCores()) {
            int core = properties.core().number();
            report.add("core " + core + " has not joined; core " + monitor.tree().parent(core).orElse(core)
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
        fail("the machine does not boot: " + String.join("; ", waitingFor()));
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

    /** Waits for one component to be ready. */
    private record SpawnCompletion(BootGraph graph, Component component) implements SpawnContinuation, Copyable {
        @Override
        public SpawnCompletion copy(StateCloner cloner) {
            SpawnCompletion copy = new SpawnCompletion(cloner.of(graph), component);
            cloner.register(this, copy);
            return copy;
        }

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

    /** Waits for the end of one component. */
    private record ComponentExit(BootGraph graph, Component component) implements ExitListener {
        @Override
        public ComponentExit copy(StateCloner cloner) {
            ComponentExit copy = new ComponentExit(cloner.of(graph), component);
            cloner.register(this, copy);
            return copy;
        }

        @Override
        public void ended(long process, int status) {
            graph.onEnded(component, status);
        }
    }
}
