package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.intermonitor.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.Component;
import org.barreleye.monitor.plan.CoreFacts;

/**
 * How far the boot core's monitor has got with its plan: what is started as soon as all that it needs is ready, and what is
 * being waited for. Nobody waits for ever: a component, or a core, that is late is reported with what it waits for, and the
 * machine is switched off.
 */
final class BootGraph implements EventSource {
    /** The status of a machine that did not boot. */
    static final int NOT_BOOTED = 71;

    private static final long PATIENCE_FOR_CORES = Component.USUAL_PATIENCE;

    private final CoreMonitor monitor;
    private final Trap trap;
    private final BootPlan plan;
    // Components that have been asked for and are not ready, with when they are late.
    private final SortedMap<String, Long> starting;
    private final List<String> ready;
    private final long coresLate;
    private boolean over;

    BootGraph(CoreMonitor monitor, Trap trap, BootPlan plan) {
        this.monitor = monitor;
        this.trap = trap;
        this.plan = plan;
        starting = new TreeMap<>();
        ready = new ArrayList<>();
        coresLate = trap.now() + PATIENCE_FOR_CORES;
    }

    private BootGraph(BootGraph source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
        plan = source.plan;
        starting = new TreeMap<>(source.starting);
        ready = new ArrayList<>(source.ready);
        coresLate = source.coresLate;
        over = source.over;
    }

    @Override
    public BootGraph copy(Copier copier) {
        return new BootGraph(this, copier);
    }

    /** Starts whatever can be started now. */
    void advance() {
        if (over) {
            return;
        }
        startable().forEach(this::start);
        if (ready.size() == plan.components().size() && allCoresUp()) {
            over = true;
            trap.mark("boot complete");
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
                .sorted(Comparator.comparingLong(component -> shuffled(component.name())))
                .toList();
    }

    private long shuffled(String name) {
        long mixed = (name.hashCode() + plan.seed()) * 0x9e3779b97f4a7c15L;
        return (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    }

    private void start(Component component) {
        starting.put(component.name(), trap.now() + component.patience());
        monitor.peers().to(component.core().number()).orElseThrow().say(new Request.Spawn(component.image(),
                component.arguments(), "", component.exports(), new Start(this, component)));
    }

    private void isReady(Component component, long process, long service) {
        starting.remove(component.name());
        ready.add(component.name());
        trap.mark("boot " + component.name());
        if (component.role() == Component.Role.NAMES) {
            monitor.names().found(service);
        }
        monitor.started().add(process, new End(this, component));
        advance();
    }

    private void hasEnded(Component component, int status) {
        if (component.role() == Component.Role.MAIN) {
            monitor.powerOff(status);
        } else if (component.exports()) {
            trap.print(component.name() + " has ended with status " + status);
        }
    }

    private void fail(String sentence) {
        over = true;
        trap.print(sentence);
        monitor.powerOff(NOT_BOOTED);
    }

    private boolean allCoresUp() {
        return lateCores().isEmpty();
    }

    private List<CoreFacts> lateCores() {
        return plan.cores().stream()
                .filter(facts -> facts.startsAtBoot() && !monitor.membership().includes(facts.core().number()))
                .toList();
    }

    /** What the boot is waiting for, one sentence each. */
    List<String> waitingFor() {
        List<String> report = new ArrayList<>();
        for (CoreFacts facts : lateCores()) {
            int core = facts.core().number();
            report.add("core " + core + " has not joined; core " + monitor.tree().parent(core).orElse(core) + " starts it");
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
        if (deadline() > trap.now()) {
            return false;
        }
        fail("the machine does not boot: " + String.join("; ", waitingFor()));
        return true;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public long deadline() {
        if (over) {
            return Wait.FOREVER;
        }
        long earliest = allCoresUp() ? Wait.FOREVER : coresLate;
        for (long late : starting.values()) {
            earliest = Math.min(earliest, late);
        }
        return earliest;
    }

    /** Waits for one component to be ready. */
    private record Start(BootGraph graph, Component component) implements SpawnContinuation, Copyable {
        @Override
        public Start copy(Copier copier) {
            Start twin = new Start(copier.of(graph), component);
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void replied(long process, long service, ErrorCode err) {
            if (err.failed()) {
                graph.fail("'" + component.name() + "' cannot be started on " + component.core() + ": "
                        + SystemError.describe(err));
            } else {
                graph.isReady(component, process, service);
            }
        }

        @Override
        public void failed(Failure failure) {
            graph.fail("'" + component.name() + "' cannot be started: the monitor of " + component.core() + " is gone");
        }
    }

    /** Waits for the end of one component. */
    private record End(BootGraph graph, Component component) implements ProcessListener {
        @Override
        public End copy(Copier copier) {
            End twin = new End(copier.of(graph), component);
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public void ended(long process, int status) {
            graph.hasEnded(component, status);
        }
    }
}
