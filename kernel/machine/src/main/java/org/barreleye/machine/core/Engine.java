package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.chance.Chance;
import org.barreleye.machine.context.Coroutine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.device.DeviceFactory;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.Memory;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.order.Chooser;
import org.barreleye.machine.time.DueTimes;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/**
 * The loop that makes things happen one after the other, in the order (time, class, core, sequence).
 *
 * <p>Three sources compete for the next event: what was posted, the cores' timers, the cores' steps. A context that
 * runs on a core takes part in the loop from inside ({@link #catchUp}): it lets earlier events happen that run nobody's software, and
 * gives control back for all others. {@link org.barreleye.machine.Machine} is the face of this; software sees {@link Core}.
 */
public final class Engine implements Copyable {
    final MachineDescription description;
    final Routes routes;
    final List<Core> cores = new ArrayList<>();
    final Memory memory;
    final CoherenceDirectory directory;
    final EventQueue queue;
    // When the next store of a core leaves its buffer, or the next invalidation reaches it.
    final DueTimes deferred;
    final DueTimes timers;
    final DueTimes steps;
    final TraceHash hash;
    final Trace trace;
    final Console console;
    final Arrivals arrivals;
    final LineWrites writes;
    final Devices devices;
    final Misfortune misfortune;
    final StalledLinks stalled;
    // Who decides the order of events that are due together; null while nobody does.
    private Choice choice;
    final Contexts contexts = new Contexts();

    // Where in the order of events we are.
    private long time;
    private EventClass eventClass = EventClass.PUBLISH;
    private int where;
    private long events;

    private Core acting;
    private boolean stepping;
    private boolean closed;
    private OptionalInt exitStatus = OptionalInt.empty();
    private CoreFailure failure;

    /** Creates the engine of a machine that is switched off. */
    public Engine(MachineDescription description, long seed, Faults faults) {
        this.description = description;
        routes = new Routes(description);
        Chance chance = new Chance(seed);
        List<CoreDescription> all = description.cores();
        memory = new Memory(description);
        misfortune = new Misfortune(this, faults, chance);
        stalled = new StalledLinks(description, routes, faults.stalls());
        directory = new CoherenceDirectory(description, routes, chance, stalled);
        queue = new EventQueue();
        deferred = new DueTimes(all.size());
        timers = new DueTimes(all.size());
        steps = new DueTimes(all.size());
        hash = new TraceHash();
        trace = new Trace(all.stream().map(CoreDescription::id).toList());
        console = new Console();
        arrivals = new Arrivals(this);
        writes = new LineWrites(this);
        for (int index = 0; index < all.size(); index++) {
            cores.add(new Core(this, index, chance));
        }
        devices = new Devices(this, chance);
        devices.plugDescribed();
        misfortune.begin();
    }

    private Engine(Engine source, Copier copier) {
        copier.enter(source, this);
        source.requireCopyable();
        description = source.description;
        routes = source.routes;
        stalled = source.stalled;
        memory = copier.of(source.memory);
        directory = copier.of(source.directory);
        queue = copier.of(source.queue);
        deferred = copier.of(source.deferred);
        timers = copier.of(source.timers);
        steps = copier.of(source.steps);
        hash = copier.of(source.hash);
        trace = copier.of(source.trace);
        console = copier.of(source.console);
        arrivals = new Arrivals(this);
        writes = new LineWrites(this);
        time = source.time;
        eventClass = source.eventClass;
        where = source.where;
        events = source.events;
        exitStatus = source.exitStatus;
        failure = source.failure;
        for (Core core : source.cores) {
            cores.add(copier.of(core));
        }
        devices = copier.of(source.devices);
        misfortune = copier.of(source.misfortune);
    }

    @Override
    public Engine copy(Copier copier) {
        return new Engine(this, copier);
    }

    private void requireCopyable() {
        if (stepping) {
            throw new IllegalStateException("a machine is copied between two steps, not in the middle of one");
        }
        contexts.requireNone();
    }

    /** The cores, in ascending order of their numbers. */
    public List<Core> cores() {
        return List.copyOf(cores);
    }

    /** All bytes. */
    public Memory memory() {
        return memory;
    }

    /** What was printed. */
    public Console console() {
        return console;
    }

    /** What happened lately. */
    public Trace trace() {
        return trace;
    }

    /** The hash of all that happened. */
    public long traceHash() {
        return hash.value();
    }

    /** The time of the last event. */
    public long time() {
        return time;
    }

    /** How many events there were. */
    public long events() {
        return events;
    }

    /** Says what a core will run once it is started. */
    public void install(Core core, BootRom rom) {
        core.execution.install(rom);
    }

    /** Posts the start of a core, by the power button. */
    public void powerOn(Core core, long entry) {
        core.requireInstalled();
        post(time, EventClass.START, core.index, entry);
    }

    /** Plugs in a device whose registers begin with this page. */
    public void plug(long page, String name, DeviceFactory factory) {
        devices.plug(page, name, factory);
    }

    /** Types at the first serial line. */
    public void type(long at, String text) {
        devices.type(at, text);
    }

    /** Ends the run; the first status counts. */
    public void powerOff(int status) {
        if (exitStatus.isEmpty()) {
            exitStatus = OptionalInt.of(status);
        }
    }

    /** What the machine was switched off with. */
    public OptionalInt exitStatus() {
        return exitStatus;
    }

    /**
     * Lets the next event happen.
     *
     * @return false if there is none, or if the machine is off
     */
    public boolean step() {
        if (failure != null) {
            throw failure;
        }
        if (stepping) {
            throw new IllegalStateException("a machine cannot be stepped by what runs on it");
        }
        long step = steps.earliestTime();
        long other = earliestWithoutSoftware();
        long due = Math.min(step, other);
        if (isOff() || due == EventQueue.NEVER) {
            return false;
        }
        stepping = true;
        try {
            if (choice != null) {
                choice.happen(due);
            } else if (step < other) {
                happenAtCore(steps.earliestCore(), due);
            } else {
                happenWithoutSoftware(due, true);
            }
        } finally {
            stepping = false;
        }
        return true;
    }

    /** From now on a chooser orders the events due within a window; null lets them happen in order again. */
    public void setChooser(Chooser chooser, long window) {
        choice = chooser == null ? null : new Choice(this, chooser, window);
    }

    /** Unwinds all contexts. Nothing happens on the machine any more. */
    public void close() {
        if (stepping) {
            throw new IllegalStateException("a machine cannot be closed by what runs on it");
        }
        closed = true;
        try {
            contexts.unwind(core -> acting = core);
        } finally {
            acting = null;
        }
    }

    private long earliest() {
        return Math.min(earliestWithoutSoftware(), steps.earliestTime());
    }

    private long earliestWithoutSoftware() {
        return Math.min(Math.min(queue.earliestTime(), deferred.earliestTime()), timers.earliestTime());
    }

    private boolean isOff() {
        return closed || exitStatus.isPresent();
    }

    /**
     * Lets an event happen that runs nobody's software, if that is the earliest; at one instant these come before steps.
     *
     * @param all also those that software on the host may hear of
     * @return whether one happened
     */
    private boolean happenWithoutSoftware(long due, boolean all) {
        if (deferred.earliestTime() == due) {
            int core = deferred.earliestCore();
            moveTo(due, EventClass.PROPAGATE, core);
            trace.follow(cores.get(core).execution.cause());
            cores.get(core).deferred().happen();
            return true;
        }
        if (queue.earliestTime() == due) {
            EventClass next = queue.earliestClass();
            if (!all && (next == EventClass.PRINT || next == EventClass.POWER_OFF)) {
                return false;
            }
            int core = queue.earliestCore();
            moveTo(due, next, core);
            arrivals.next(next, core);
            return true;
        }
        if (timers.earliestTime() == due) {
            arrivals.expireTimer(timers.earliestCore(), due);
            return true;
        }
        return false;
    }

    void happenAtCore(int index, long due) {
        Core core = cores.get(index);
        moveTo(due, EventClass.STEP, index);
        acting = core;
        try {
            core.execution.step();
        } catch (Throwable escaped) {
            failure = new CoreFailure(core.id(), due, escaped);
            throw failure;
        } finally {
            acting = null;
        }
    }

    void moveTo(long due, EventClass next, int core) {
        events++;
        time = due;
        if (eventClass != next) {
            eventClass = next; // mostly it is the same, and to store a reference costs more than to compare it
        }
        where = core;
        hash.mixEvent(due, next.ordinal(), core);
    }

    /** The core of this number. */
    public Core core(CoreId id) {
        for (Core core : cores) {
            if (core.id().equals(id)) {
                return core;
            }
        }
        throw new IllegalArgumentException("there is no " + id + "; there are " + cores);
    }

    /** Posts an event with one operand. */
    int post(long due, EventClass posted, int core, long operand) {
        int slot = queue.post(due, posted, core);
        queue.setCause(slot, trace.current());
        queue.setWord(slot, 0, operand);
        return slot;
    }

    Core acting() {
        return acting;
    }

    void add(Context context) {
        if (closed) {
            throw new IllegalStateException("the machine was closed; it starts no " + context);
        }
        contexts.add(context);
    }

    /** Whether what happens now comes before a step of that core at that time. */
    boolean comesBeforeStepOf(int core, long step) {
        return time < step || time == step && (eventClass != EventClass.STEP || where < core);
    }

    /**
     * Called by the context that runs on a core, before anything that another agent can observe: returns when nothing is due before a
     * step of this core at its clock.
     */
    void catchUp(Core core) {
        Coroutine coroutine = core.execution.context().coroutine();
        while (true) {
            if (isOff() || core.execution.isOff() || steps.time(core.index) != EventQueue.NEVER) {
                coroutine.suspend(); // for good, or interrupted
                continue;
            }
            if (choice != null) {
                if (choice.isTurnOf(core)) {
                    return;
                }
                steps.set(core.index, core.clock);
                coroutine.suspend();
                continue;
            }
            long due = earliest();
            if (due > core.clock || due == core.clock && othersStepLater(core)) {
                time = core.clock;
                eventClass = EventClass.STEP;
                where = core.index;
                trace.follow(core.execution.cause());
                return;
            }
            if (!happenWithoutSoftware(due, false)) {
                steps.set(core.index, core.clock);
                coroutine.suspend();
            }
        }
    }

    /** Whether at the clock of a core nothing is due but steps of higher cores. */
    private boolean othersStepLater(Core core) {
        return queue.earliestTime() > core.clock
                && deferred.earliestTime() > core.clock
                && timers.earliestTime() > core.clock
                && steps.earliestCore() > core.index;
    }
}
