package org.barreleye.machine.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.ClockSkew;
import org.barreleye.machine.fault.CoreCrash;
import org.barreleye.machine.fault.DuplicatedFrames;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultForm;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.fault.LostFrames;
import org.barreleye.machine.fault.ReorderedFrames;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.trace.Trace;

/** Injects the {@link Faults} of a machine. A fault of probability 0 draws no random number. */
public final class FaultInjector implements Copyable {
    private static final int HUNDRED_PERCENT = 100;

    private final MachineDescription machine;
    private final Faults faults;
    private final EventQueue queue;
    private final SimulationClock simulationClock;
    private final Trace trace;
    // By the core that is interrupted.
    private final List<SeededRandom> interrupts;
    // By core: the vectors by which it was interrupted, if there are spurious interrupts.
    private final List<List<Integer>> vectors;
    private final SeededRandom transfers;
    private final SeededRandom ports;
    // By core: how often its software has asked for an allocation.
    private final long[] allocations;
    // By core: the first allocation that is refused, and the first that is granted again.
    private final long[] firstRefused;
    private final long[] firstGrantedAgain;
    private final long[] refusals;
    // By the ordinal number of the form of the fault.
    private final long[] counts = new long[FaultForm.values().length];
    // By how much all late interrupts together were late, in picoseconds.
    private long lateness;
    private final List<Long> crashTimes = new ArrayList<>();
    private final List<Integer> crashedCores = new ArrayList<>();
    private final List<PortFaultInjector> portInjectors = new ArrayList<>();

    /**
     * Creates the injector of a machine.
     *
     * @throws IllegalArgumentException if a fault names a core or a port that the machine does not have
     */
    public FaultInjector(MachineDescription machine, Faults faults, SeededRandom random, EventQueue queue,
            SimulationClock simulationClock, Trace trace) {
        this.machine = machine;
        this.faults = faults;
        this.queue = queue;
        this.simulationClock = simulationClock;
        this.trace = trace;
        SeededRandom faultRandom = faults.seed().isPresent()
                ? new SeededRandom(faults.seed().getAsLong()).fork("faults") : random.fork("faults");
        interrupts = new ArrayList<>();
        vectors = new ArrayList<>();
        for (CoreDescription core : machine.cores()) {
            interrupts.add(faultRandom.fork("interrupts of " + core.id()));
            vectors.add(new ArrayList<>());
        }
        transfers = faultRandom.fork("transfers");
        ports = faultRandom.fork("ports");
        allocations = new long[interrupts.size()];
        firstRefused = new long[interrupts.size()];
        firstGrantedAgain = new long[interrupts.size()];
        refusals = new long[interrupts.size()];
        faults.slowCores().forEach(slow -> machine.indexOf(slow.core()));
        faults.skews().forEach(skew -> machine.indexOf(skew.core()));
        SortedSet<Integer> limited = new TreeSet<>();
        faults.budgets().stream().filter(budget -> limited.add(machine.indexOf(budget.core())))
                .forEach(this::setBudget);
        faults.crashes().forEach(crash -> machine.indexOf(crash.core()));
        faults.network().ports().forEach(port -> requirePort(port.port()));
        faults.network().flaps().forEach(flap -> requirePort(flap.port()));
    }

    private void requirePort(String name) {
        List<String> ports = new ArrayList<>();
        machine.devices().stream().filter(device -> device.kind() == DeviceDescription.Kind.NIC)
                .forEach(nic -> ports.add(nic.name()));
        machine.wire().filter(WireDescription::hasPeer).ifPresent(wire -> ports.add(WireDescription.PEER_PORT));
        if (!ports.contains(name)) {
            throw new IllegalArgumentException("the wire has no port '" + name + "'; there are " + ports);
        }
    }

    /** The cycle time of a core in picoseconds, longer if a fault slows it down. */
    public long cycle(CoreDescription core) {
        long nominal = core.cyclePicoseconds();
        return faults.slowCores().stream().filter(slow -> slow.core().equals(core.id())).findFirst()
                .map(slow -> nominal * slow.percent() / HUNDRED_PERCENT).orElse(nominal);
    }

    /** The time by which the clock of a core is ahead, in picoseconds. */
    public long skew(CoreDescription core) {
        return faults.skews().stream().filter(skew -> skew.core().equals(core.id())).findFirst()
                .map(ClockSkew::ahead).orElse(0L);
    }

    /** Posts the crashes of cores. */
    public void postCrashes() {
        for (CoreCrash crash : faults.crashes()) {
            queue.post(crash.at(), EventClass.CRASH, machine.indexOf(crash.core()), crash.restartAfter());
        }
    }

    /** Posts an interrupt, unless a fault loses it; a fault may delay or repeat it, or add one of another vector. */
    public void postInterrupt(long due, int core, int vector) {
        SeededRandom random = interrupts.get(core);
        if (occurs(random, faults.lostInterrupts())) {
            count(FaultForm.LOST_INTERRUPTS);
        } else {
            boolean late = occurs(random, faults.lateInterrupts());
            long delay = late ? random.upTo(faults.lateness()) : 0;
            if (late) {
                count(FaultForm.LATE_INTERRUPTS);
                lateness += delay;
            }
            queue.post(due + delay, EventClass.INTERRUPT, core, vector);
        }
        if (occurs(random, faults.repeatedInterrupts())) {
            count(FaultForm.REPEATED_INTERRUPTS);
            queue.post(due + random.upTo(faults.lateness()), EventClass.INTERRUPT, core, vector);
        }
        if (faults.spuriousInterrupts() > 0) {
            postSpurious(due, core, vector, random);
        }
    }

    private void postSpurious(long due, int core, int vector, SeededRandom random) {
        List<Integer> known = vectors.get(core);
        if (!known.contains(vector)) {
            known.add(vector);
        }
        if (occurs(random, faults.spuriousInterrupts())) {
            count(FaultForm.SPURIOUS_INTERRUPTS);
            queue.post(due + random.upTo(faults.lateness()), EventClass.INTERRUPT, core,
                    known.get((int) random.upTo(known.size() - 1)));
        }
    }

    /** Returns whether the transfer that begins now fails. */
    public boolean failsTransfer() {
        boolean fails = occurs(transfers, faults.failedTransfers());
        if (fails) {
            count(FaultForm.FAILED_TRANSFERS);
        }
        return fails;
    }

    /** The injector of a port of the wire to which a station is connected now. */
    public PortFaultInjector port(String name) {
        PortFaultInjector injector =
                new PortFaultInjector(name, faults.network().from(simulationClock.time()), ports.fork(name));
        portInjectors.add(injector);
        return injector;
    }

    /** A core that was on has crashed by a fault. */
    public void onCrash(int core) {
        crashTimes.add(simulationClock.time());
        crashedCores.add(core);
    }

    /** The faults of this machine in the order of {@link Faults#list}, with the number of injections of each. */
    public List<Injection> injections() {
        return faults.list().stream().map(fault -> fault.form() == FaultForm.LATE_INTERRUPTS
                ? new Injection(fault, injected(fault), injected(fault), lateness)
                : new Injection(fault, injected(fault))).toList();
    }

    private long injected(Fault fault) {
        if (fault instanceof CoreCrash crash) {
            return injected(crash);
        } else if (fault instanceof AllocationBudget budget) {
            return refusals[machine.indexOf(budget.core())];
        } else if (fault instanceof LostFrames frames) {
            return atPort(frames.port(), PortFaultInjector::lost);
        } else if (fault instanceof DuplicatedFrames frames) {
            return atPort(frames.port(), PortFaultInjector::duplicated);
        } else if (fault instanceof ReorderedFrames frames) {
            return atPort(frames.port(), PortFaultInjector::reordered);
        }
        return switch (fault.form()) {
            case SLOW_CORE, CLOCK_SKEW, LINK_STALL, DEVICE_GOES, DEVICE_COMES, LINK_FLAP ->
                    fault.begin() <= simulationClock.time() ? 1 : 0;
            default -> counts[fault.form().ordinal()];
        };
    }

    private long injected(CoreCrash crash) {
        for (int index = 0; index < crashTimes.size(); index++) {
            if (crashTimes.get(index) == crash.at() && crashedCores.get(index) == machine.indexOf(crash.core())) {
                return 1;
            }
        }
        return 0;
    }

    private long atPort(String name, ToLongFunction<PortFaultInjector> number) {
        return portInjectors.stream().filter(port -> port.name().equals(name)).mapToLong(number).sum();
    }

    private void count(FaultForm form) {
        counts[form.ordinal()]++;
    }

    /** Returns whether the software of a core is granted an allocation. Counts the call. */
    public boolean grantsAllocation(int core) {
        long before = allocations[core]++;
        boolean granted = before < firstRefused[core] || before >= firstGrantedAgain[core];
        if (!granted) {
            refusals[core]++;
            trace.record(simulationClock.time(), core, "allocation refused", before + 1);
        }
        return granted;
    }

    /** Refuses allocations of a core from now on by this budget, instead of by the one before. */
    public void setBudget(AllocationBudget budget) {
        int core = machine.indexOf(budget.core());
        firstRefused[core] = allocations[core] + budget.granted();
        firstGrantedAgain[core] = firstRefused[core] + budget.refused();
    }

    /** The number of allocations that were refused to a core. */
    public long refusedAllocations(int core) {
        return refusals[core];
    }

    private static boolean occurs(SeededRandom random, int percent) {
        return percent > 0 && random.upTo(HUNDRED_PERCENT - 1) < percent;
    }
}
