package org.barreleye.machine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.context.Coroutine;
import org.barreleye.machine.description.CoreDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Routes;
import org.barreleye.machine.device.DeviceFactory;
import org.barreleye.machine.fault.Faults;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.StalledLinks;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.schedule.SchedulePolicy;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/**
 * The loop that makes things happen one after the other, in the order (time, class, core, sequence).
 *
 * <p>Three sources compete for the next event: what was posted, the cores' timers, the cores' steps. A context that
 * runs on a core takes part in the loop from inside ({@link #catchUp}): it lets earlier events happen that run nobody's
 * software, and gives control back for all others. {@link org.barreleye.machine.Machine} is the face of this; software
 * sees {@link Core}.
 */
public final class Engine implements CopyHook {
    final MachineDescription description;
    final Routes routes;
    final List<Core> cores = new ArrayList<>();
    final MachineMemory memory;
    final CoherenceDirectory directory;
    final EventQueue queue;
    // When the next store of a core leaves its buffer, or the next invalidation reaches it.
    final TimerTable propagations;
    final TimerTable timers;
    final TimerTable steps;
    final TraceHash hash;
    final Trace trace;
    final Console console;
    final EventDispatcher eventDispatcher;
    final WriteNotifier writeNotifier;
    final Devices devices;
    final FaultInjector faultInjector;
    final StalledLinks stalledLinks;
    // Who decides the order of events that are due together; null while nobody does.
    private transient ScheduleExploration exploration;
    final Contexts contexts = new Contexts();

    // Where in the order of events we are.
    private long time;
    private EventClass eventClass = EventClass.PUBLISH;
    private int currentCore;
    private long events;

    private Core acting;
    private boolean stepping;
    private transient boolean closed;
    private OptionalInt exitStatus = OptionalInt.empty();
    private CoreFailure failure;

    /** Creates the engine of a machine that is switched off. */
    public Engine(MachineDescription description, long seed, Faults faults) {
        this.description = description;
        routes = new Routes(description);
        SeededRandom random = new SeededRandom(seed);
        List<CoreDescription> all = description.cores();
        memory = new MachineMemory(description);
        faultInjector = new FaultInjector(this, faults, random);
        stalledLinks = new StalledLinks(description, routes, faults.stalls());
        directory = new CoherenceDirectory(description, routes, random, stalledLinks);
        queue = new EventQueue();
        propagations = new TimerTable(all.size());
        timers = new TimerTable(all.size());
        steps = new TimerTable(all.size());
        hash = new TraceHash();
        trace = new Trace(all.stream().map(CoreDescription::id).toList());
        console = new Console();
        eventDispatcher = new EventDispatcher(this);
        writeNotifier = new WriteNotifier(this);
        for (int index = 0; index < all.size(); index++) {
            cores.add(new Core(this, index, random));
        }
        devices = new Devices(this, random);
        devices.plugDescribed();
        faultInjector.postCrashes();
    }

    @Override
    public void beforeCopy() {
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
    public MachineMemory memory() {
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
        core.stateMachine.install(rom);
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
        long hardware = earliestHardwareEvent();
        long due = Math.min(step, hardware);
        if (isOff() || due == EventQueue.NEVER) {
            return false;
        }
        stepping = true;
        try {
            if (exploration != null) {
                exploration.execute(due);
            } else if (step < hardware) {
                stepCore(steps.earliestCore(), due);
            } else {
                executeHardwareEvent(due, true);
            }
        } finally {
            stepping = false;
        }
        return true;
    }

    /** From now on a schedule policy orders the events due within a window; null lets them happen in order again. */
    public void setSchedulePolicy(SchedulePolicy policy, long window) {
        exploration = policy == null ? null : new ScheduleExploration(this, policy, window);
    }

    /** Unwinds all contexts. Nothing happens on the machine any more. */
    public void close() {
        if (stepping) {
            throw new IllegalStateException("a machine cannot be closed by what runs on it");
        }
        closed = true;
        try {
            contexts.cancelAll(core -> acting = core);
        } finally {
            acting = null;
        }
    }

    private long earliest() {
        return Math.min(earliestHardwareEvent(), steps.earliestTime());
    }

    private long earliestHardwareEvent() {
        return Math.min(Math.min(queue.earliestTime(), propagations.earliestTime()), timers.earliestTime());
    }

    private boolean isOff() {
        return closed || exitStatus.isPresent();
    }

    /**
     * Lets an event happen that runs nobody's software, if that is the earliest; at one instant these come before
     * steps.
     *
     * @param all also those that software on the host may hear of
     * @return whether one happened
     */
    private boolean executeHardwareEvent(long due, boolean all) {
        if (propagations.earliestTime() == due) {
            int core = propagations.earliestCore();
            advanceTo(due, EventClass.PROPAGATE, core);
            trace.setCause(cores.get(core).stateMachine.cause());
            cores.get(core).reordering().executeNext();
            return true;
        }
        if (queue.earliestTime() == due) {
            EventClass next = queue.earliestClass();
            if (!all && (next == EventClass.PRINT || next == EventClass.POWER_OFF)) {
                return false;
            }
            int core = queue.earliestCore();
            advanceTo(due, next, core);
            eventDispatcher.executeEarliest(next, core);
            return true;
        }
        if (timers.earliestTime() == due) {
            eventDispatcher.expireTimer(timers.earliestCore(), due);
            return true;
        }
        return false;
    }

    void stepCore(int index, long due) {
        Core core = cores.get(index);
        advanceTo(due, EventClass.STEP, index);
        acting = core;
        try {
            core.stateMachine.step();
        } catch (Throwable escaped) {
            failure = new CoreFailure(core.id(), due, escaped);
            throw failure;
        } finally {
            acting = null;
        }
    }

    void advanceTo(long due, EventClass next, int core) {
        events++;
        time = due;
        if (eventClass != next) {
            eventClass = next; // mostly it is the same, and to store a reference costs more than to compare it
        }
        currentCore = core;
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
        int handle = queue.post(due, posted, core);
        queue.setCause(handle, trace.currentCause());
        queue.setWord(handle, 0, operand);
        return handle;
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
    boolean precedesStepOf(int core, long step) {
        return time < step || time == step && (eventClass != EventClass.STEP || currentCore < core);
    }

    /**
     * Called by the context that runs on a core, before anything that another agent can observe: returns when nothing
     * is due before a step of this core at its clock.
     */
    void catchUp(Core core) {
        Coroutine coroutine = core.stateMachine.context().coroutine();
        while (true) {
            if (isOff() || core.stateMachine.isOff() || steps.time(core.index) != EventQueue.NEVER) {
                coroutine.suspend(); // for good, or interrupted
                continue;
            }
            if (exploration != null) {
                if (exploration.takeTurn(core)) {
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
                currentCore = core.index;
                trace.setCause(core.stateMachine.cause());
                return;
            }
            if (!executeHardwareEvent(due, false)) {
                steps.set(core.index, core.clock);
                coroutine.suspend();
            }
        }
    }

    /** Whether at the clock of a core nothing is due but steps of higher cores. */
    private boolean othersStepLater(Core core) {
        return queue.earliestTime() > core.clock
                && propagations.earliestTime() > core.clock
                && timers.earliestTime() > core.clock
                && steps.earliestCore() > core.index;
    }
}
