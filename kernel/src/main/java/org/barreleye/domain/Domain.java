package org.barreleye.domain;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.interconnect.EndpointChannel;
import org.barreleye.domain.interconnect.LmpSource;
import org.barreleye.domain.thread.Threads;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.AllocateResult;
import org.barreleye.generated.user.monitor.ExportServiceContinuation;
import org.barreleye.generated.user.monitor.Monitor;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorClient;
import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.generated.user.names.NamesClient;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.names.WaitForResult;
import org.barreleye.generated.user.processes.Processes;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/**
 * What a program has from its first instruction: its events, its slots, and a binding to the monitor of its core.
 *
 * <p>Methods that ask somebody and wait for the answer are for straight-line programs; a reactor returns the
 * {@link #events() event loop} as its upcalls and asks with continuations.
 */
public final class Domain implements Copyable {
    /** How long a program usually waits for a service to appear: ten seconds of the machine's time, in nanoseconds. */
    public static final long PATIENCE = 10_000_000_000L;

    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);

    private final Trap trap;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final Connections connections;
    private final MonitorEvents handler;
    private final MonitorBinding monitor;
    // Only straight-line code has a client that waits, or threads.
    private Optional<NamesClient> names = Optional.empty();
    private Optional<ProcessesClient> processes = Optional.empty();
    private Optional<Threads> threads = Optional.empty();

    private Domain(Trap trap) {
        this.trap = trap;
        slots = new SlotAllocator(trap);
        events = new EventLoop(trap);
        connections = new Connections(trap, events, slots);
        handler = new MonitorEvents(connections);
        monitor = Monitor.connect(
                new EndpointChannel(trap, slots, WellKnownSlots.TO_MONITOR, WellKnownSlots.FROM_MONITOR), handler);
        handler.answerThrough(monitor);
        slots.growFrom(new MemoryFromMonitor(monitor, slots));
        events.add(new LmpSource(monitor));
    }

    private Domain(Domain source, Copier copier) {
        copier.enter(source, this);
        trap = copier.ofForeign(source.trap);
        slots = copier.of(source.slots);
        events = copier.of(source.events);
        connections = copier.of(source.connections);
        handler = copier.of(source.handler);
        monitor = copier.of(source.monitor);
    }

    /** Begins the life of a domain over its system calls: connects to the monitor. */
    public static Domain start(Trap trap) {
        return new Domain(trap);
    }

    @Override
    public Domain copy(Copier copier) {
        return new Domain(this, copier);
    }

    /** The system calls. */
    public Trap trap() {
        return trap;
    }

    /** The events of this domain. */
    public EventLoop events() {
        return events;
    }

    /** The threads of this domain; from the first call on whoever waits lets others run. Straight-line code only. */
    public Threads threads() {
        if (threads.isEmpty()) {
            threads = Optional.of(Threads.begin(trap, events));
        }
        return threads.get();
    }

    /** The free slots of this domain. */
    public SlotAllocator slots() {
        return slots;
    }

    /** The binding to the monitor of this core. */
    public MonitorBinding monitor() {
        return monitor;
    }

    /** What the program was told when it was started. */
    public Arguments arguments() {
        Outcome<Window> page = map(new FrameReference(WellKnownSlots.ARGUMENTS));
        return page.succeeded() ? Arguments.readFrom(page.value()) : Arguments.NONE;
    }

    /** Becomes a service: from now on the acceptor makes this side of every binding that somebody asks for. */
    public void export(Acceptor acceptor, ExportServiceContinuation continuation) {
        handler.serve(acceptor);
        monitor.tryExportService(continuation);
    }

    /**
     * Gets memory, and waits for it.
     *
     * @param bytes a multiple of 4096
     */
    public RamReference allocate(long bytes) throws CallFailed {
        AllocateResult result = client().allocate(bytes);
        check(result.err());
        return new RamReference(result.memory().address());
    }

    /**
     * Makes a frame out of memory, at its beginning.
     *
     * @param bytes a multiple of 4096, at most the size of the memory
     */
    public Outcome<FrameReference> frame(RamReference memory, long bytes) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Done> outcome = ROOT.retype(trap, memory, 0, Retype.FRAME, bytes, 1, slot);
        if (!outcome.succeeded()) {
            slots.free(slot);
        }
        return outcome.then(done -> Outcome.of(new FrameReference(slot)));
    }

    /** Lets this domain touch a frame. */
    public Outcome<Window> map(FrameReference frame) {
        return frame.map(trap).then(region -> Outcome.of(new Window(trap.memory(), region.base(), region.bytes())));
    }

    /** Empties a slot and frees it. */
    public Outcome<Outcome.Done> delete(CapabilityReference capability) {
        return slots.delete(capability);
    }

    /**
     * Asks a service for a binding.
     *
     * @param service names it; the caller keeps the capability
     * @param connector makes this side's end
     * @param waiting who is told
     */
    public <B extends Binding> void bind(CapabilityReference service, Connector<B> connector, Bound<B> waiting) {
        new BindAttempt<>(this, connections, connector, waiting).begin(service);
    }

    /**
     * Asks a service for a binding, and waits until it has taken it.
     *
     * @param service names it; the caller keeps the capability
     * @param connector makes this side's end
     */
    public <B extends Binding> B bind(CapabilityReference service, Connector<B> connector) throws CallFailed {
        Awaited<B> awaited = new Awaited<>();
        bind(service, connector, awaited);
        return awaited.get(events);
    }

    /** Asks the name service for a binding, as soon as there is one. */
    public void findNames(Connector<NamesBinding> connector, Bound<NamesBinding> waiting) {
        new NamesSearch(this, connector, waiting).begin();
    }

    /** The name service; waits for it the first time. */
    public NamesClient names() throws CallFailed {
        if (names.isEmpty()) {
            Awaited<NamesBinding> awaited = new Awaited<>();
            findNames(channel -> Names.connect(channel, new NamesHandler() {}), awaited);
            names = Optional.of(Names.client(awaited.get(events), events));
        }
        return names.get();
    }

    /** The process service; waits for it the first time. */
    public ProcessesClient processes() throws CallFailed {
        if (processes.isEmpty()) {
            ProcessesBinding binding =
                    connect("processes", channel -> Processes.connect(channel, new ProcessesHandler() {}));
            processes = Optional.of(Processes.client(binding, events));
        }
        return processes.get();
    }

    /**
     * Starts a program.
     *
     * @param core where
     * @param program its name
     * @param arguments words, separated by blanks
     * @return the number of the process
     */
    public long spawn(int core, String program, String arguments) throws CallFailed {
        SpawnResult spawned = processes().spawn(core, program, arguments, "");
        if (spawned.err().failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED,
                    "no '" + program + "' on core " + core + ": " + SystemError.describe(spawned.err())));
        }
        return spawned.process();
    }

    /** The cores of the machine, on and off, in ascending order of their numbers; waits until the system is up. */
    public List<CoreRecord> cores() throws CallFailed {
        names().waitFor(CoreRecord.COMPLETE, PATIENCE);
        return CoreRecord.all(names());
    }

    /**
     * Finds a service by its name, and asks it for a binding.
     *
     * @param patience how long the name may take to appear, in nanoseconds
     * @param connector makes this side's end
     * @param waiting who is told
     */
    public <B extends Binding> void connect(String name, long patience, Connector<B> connector, Bound<B> waiting) {
        new ConnectAttempt<>(this, name, patience, connector, waiting).begin();
    }

    /**
     * Finds a service by its name, and binds to it; waits up to ten seconds of the machine's time for the name.
     *
     * @param connector makes this side's end
     */
    public <B extends Binding> B connect(String name, Connector<B> connector) throws CallFailed {
        return connect(name, PATIENCE, connector);
    }

    /**
     * Finds a service by its name, and binds to it.
     *
     * @param patience how long to wait for the name, in nanoseconds
     * @param connector makes this side's end
     */
    public <B extends Binding> B connect(String name, long patience, Connector<B> connector) throws CallFailed {
        WaitForResult found = names().waitFor(name, patience);
        if (found.err().failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED,
                    "there is no service '" + name + "': " + SystemError.describe(found.err())));
        }
        try {
            return bind(found.service(), connector);
        } finally {
            delete(found.service());
        }
    }

    /**
     * Waits until everything that this program has sent is on its way, for ten seconds of the machine's time at most: what nobody takes
     * is not sent.
     */
    public void sayEverything() {
        long deadline = trap.now() + PATIENCE;
        while (!connections.areDrained() && trap.now() < deadline) {
            events.pause(deadline);
        }
    }

    /** Ends the program. A reactor returns afterwards; in straight-line code this call does not return. */
    public void exit(int status) {
        trap.exit(status);
    }

    private MonitorClient client() {
        return Monitor.client(monitor, events);
    }

    private static void check(ErrorCode error) throws CallFailed {
        if (error.failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, SystemError.describe(error)));
        }
    }
}
