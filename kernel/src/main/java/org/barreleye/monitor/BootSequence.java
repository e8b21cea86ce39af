package org.barreleye.monitor;

import org.barreleye.generated.user.intermonitor.SpawnContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * How far the boot core's monitor has got with its plan: first the other cores, all at once; then the services, one after
 * the other; then the main program. A failure is printed and switches the machine off: nobody waits for what cannot come.
 */
final class BootSequence implements SpawnContinuation, Copyable {
    /** The status of a machine that did not boot. */
    static final int NOT_BOOTED = 71;

    private final CoreMonitor monitor;
    private final Trap trap;
    private final BootPlan plan;
    private int servicesAskedFor;
    private long lastService;

    BootSequence(CoreMonitor monitor, Trap trap, BootPlan plan) {
        this.monitor = monitor;
        this.trap = trap;
        this.plan = plan;
    }

    private BootSequence(BootSequence source, Copier copier) {
        copier.enter(source, this);
        monitor = copier.of(source.monitor);
        trap = copier.ofForeign(source.trap);
        plan = source.plan;
        servicesAskedFor = source.servicesAskedFor;
        lastService = source.lastService;
    }

    @Override
    public BootSequence copy(Copier copier) {
        return new BootSequence(this, copier);
    }

    /** The number in the boot image of the program whose end is the end of the machine. */
    int main() {
        return plan.main();
    }

    /** Starts the other cores. */
    void begin(CoreStarter starter) {
        for (CoreId core : plan.cores()) {
            Outcome<Outcome.Done> started = starter.start(core, plan.memoryBytes());
            if (!started.succeeded()) {
                fail("cannot start " + core + ": " + started.error().sentence());
                return;
            }
        }
        peersMayBeReady();
    }

    /** Another monitor has joined. */
    void peersMayBeReady() {
        if (servicesAskedFor == 0 && plan.cores().stream().allMatch(core -> monitor.isBoundTo(core.number()))) {
            next();
        }
    }

    private void next() {
        if (servicesAskedFor == plan.services().size()) {
            Outcome<Resident> main = monitor.spawner().spawn(plan.main(), lastService);
            if (!main.succeeded()) {
                fail("cannot start the main program: " + main.error().sentence());
            }
            return;
        }
        BootPlan.Placement service = plan.services().get(servicesAskedFor);
        servicesAskedFor++;
        boolean asked = monitor.peer(service.core().number())
                .map(peer -> peer.trySpawn(service.image(), 0, true, this))
                .orElse(false);
        if (!asked) {
            fail("cannot ask " + service.core() + " for a service: no monitor there, or no room to ask");
        }
    }

    @Override
    public void replied(long service, ErrorCode err) {
        if (err.failed()) {
            fail("a service did not start: " + err);
            return;
        }
        trap.print("service " + Long.toHexString(service) + " is ready");
        lastService = service;
        next();
    }

    @Override
    public void failed(Failure failure) {
        fail("the monitor that was to start a service is gone: " + failure);
    }

    private void fail(String sentence) {
        trap.print(sentence);
        monitor.powerOff(NOT_BOOTED);
    }
}
