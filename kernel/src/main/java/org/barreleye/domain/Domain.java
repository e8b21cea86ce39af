package org.barreleye.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.barreleye.domain.binding.Acceptor;
import org.barreleye.domain.binding.BindFuture;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Bindings;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.capability.CapabilityOperation;
import org.barreleye.domain.capability.RetypeOperation;
import org.barreleye.domain.capability.RevokeOperation;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.QuotaSentence;
import org.barreleye.domain.quota.Resource;
import org.barreleye.domain.thread.Threads;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.AllocateResult;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.monitor.GetQuotaResult;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.generated.user.monitor.MonitorClient;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.monitor.RenewServiceContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.WaitForResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Waiter;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.CopyHook;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The library operating system of a domain: event loop, slot allocator, and the binding to the monitor of its core.
 *
 * <p>Methods that wait for a reply are for threaded programs only; a reactor returns the {@link #events() event loop}
 * as its upcalls and uses the methods with continuations.
 */
public final class Domain implements CopyHook {
    /** The default timeout of a look-up by name: ten seconds of the machine's time, in nanoseconds. */
    public static final long DEFAULT_TIMEOUT = 10_000_000_000L;

    private static final long PAGE_BYTES = 4096;
    private static final long ANY_NODE = 0xffff_ffffL;

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final EventLoop events;
    private final Bindings bindings;
    private final Reserves reserves;
    private transient Optional<SystemServices> services = Optional.empty();
    private transient Optional<Threads> threads = Optional.empty();

    private Domain(SystemCalls syscalls) {
        this.syscalls = syscalls;
        events = new EventLoop(syscalls);
        reserves = new Reserves(syscalls);
        slots = reserves.slots();
        bindings = new Bindings(syscalls, events, slots, reserves.addressSpace());
        reserves.requestFrom(bindings.monitor(), events);
    }

    /** Only straight-line code has clients and threads, and it is never copied. */
    @Override
    public void afterCopy() {
        services = Optional.empty();
        threads = Optional.empty();
    }

    /** Starts the library of a domain: connects to the monitor. */
    public static Domain start(SystemCalls syscalls) {
        return ReactorMemory.provideTo(new Domain(syscalls));
    }

    /** Starts the library of a domain that runs a threaded program: taking a slot may wait for memory. */
    public static Domain startThreaded(SystemCalls syscalls) {
        Domain domain = new Domain(syscalls);
        domain.reserves.allowWaiting();
        return DomainMemory.provideTo(domain);
    }

    /** The system calls. */
    public SystemCalls syscalls() {
        return syscalls;
    }

    /** The event loop. */
    public EventLoop events() {
        return events;
    }

    /** The thread scheduler; from the first call on, other threads run while one waits. Threaded programs only. */
    public Threads threads() {
        if (threads.isEmpty()) {
            threads = Optional.of(Threads.begin(syscalls, events, addressSpace()));
        }
        return threads.get();
    }

    /** The thread scheduler, if it was started. */
    Optional<Threads> startedThreads() {
        return threads;
    }

    /** The slot allocator. */
    public SlotAllocator slots() {
        return slots;
    }

    /** The binding to the monitor of this core. */
    public MonitorBinding monitor() {
        return bindings.monitor();
    }

    /** The arguments and the environment of the program. */
    public Arguments arguments() {
        return Arguments.read(addressSpace(), syscalls.memory());
    }

    /** Exports a service: the acceptor then creates the service's end of every binding. */
    public void export(Acceptor acceptor, ExportContinuation continuation) {
        export(0, acceptor, continuation);
    }

    /** Exports one of several interfaces of a service; see {@link Bindings#export}. */
    public void export(int index, Acceptor acceptor, ExportContinuation continuation) {
        bindings.export(index, acceptor, continuation);
    }

    /** Revokes all capabilities to the service of this domain at once; see {@link Bindings#renewService}. */
    public void renewService(RenewServiceContinuation continuation) {
        bindings.renewService(continuation);
    }

    /** Registers an interface of the service with the name service, for as long as the domain runs. */
    public void register(int index, String name, String attributes, CapabilityReference service) {
        bindings.register(index, name, attributes, service);
    }

    /**
     * Allocates memory: from the monitor, or from the memory service if the part of this core is used up.
     *
     * @param bytes a multiple of 4096
     * @throws CallFailed if the quota of this domain is reached, or no memory is free
     */
    public RamReference allocate(long bytes) throws CallFailed {
        AllocateResult result = client().allocate(bytes);
        if (result.err().equals(ErrorCode.of(KernelError.OUT_OF_MEMORY)) && services().isMemoryRegistered()) {
            var served = services().memory().allocate(bytes, PAGE_BYTES, ANY_NODE, 0, 0);
            check(served.err());
            return new RamReference(served.memory().address());
        }
        check(result.err());
        return new RamReference(result.memory().address());
    }

    /** Creates a frame of a multiple of 4096 bytes at the beginning of memory that is as large or larger. */
    public Outcome<FrameReference> createFrame(RamReference memory, long bytes) {
        CapabilityAddress slot = slots.take();
        Outcome<Outcome.Unit> outcome = retype(memory, 0, Retype.FRAME, bytes, 1, slot);
        if (!outcome.succeeded()) {
            slots.free(slot);
        }
        return outcome.flatMap(done -> Outcome.of(new FrameReference(slot)));
    }

    /**
     * Retypes part of memory into adjacent objects. If another core decides about the memory, that core is asked, which
     * a program waits for that has threads; a reactor uses {@link RetypeOperation}.
     *
     * @param destination the address of the first of the slots for the objects
     */
    public Outcome<Outcome.Unit> retype(RamReference source, long offset, Retype.FromRam type, long bytes, long count,
            CapabilityAddress destination) {
        var objects = new RetypeOperation.Objects(offset, type, bytes, count, destination);
        return events.isPolling() ? WellKnown.ROOT.retype(syscalls, source, offset, type, bytes, count, destination)
                : CapabilityOperation.await(events,
                        done -> new RetypeOperation(syscalls, monitor(), source, objects, done));
    }

    /** The address space. */
    public AddressSpace addressSpace() {
        return reserves.addressSpace();
    }

    /** Maps a frame: readable, and writable if the capability permits it. */
    public Outcome<Window> map(FrameReference frame) {
        return addressSpace().map(frame).map(region -> region.window(syscalls.memory()));
    }

    /** Deletes a capability and frees its slot. */
    public Outcome<Outcome.Unit> delete(CapabilityReference capability) {
        return slots.delete(capability);
    }

    /**
     * Deletes all copies and descendants of a capability, on all cores. The capability needs the right to revoke.
     *
     * @param continuation receives the outcome when none is left, or nothing was deleted
     */
    public void revoke(CapabilityReference capability, Consumer<Outcome<Outcome.Unit>> continuation) {
        events.add(new RevokeOperation(syscalls, monitor(), capability, continuation));
    }

    /** Deletes copies and descendants like the other method, and waits for that. Threaded programs only. */
    public Outcome<Outcome.Unit> revoke(CapabilityReference capability) {
        return CapabilityOperation.await(events, done -> new RevokeOperation(syscalls, monitor(), capability, done));
    }

    /**
     * Binds to a service.
     *
     * @param service the capability of the service, which the caller keeps
     * @param connector creates this end of the binding
     * @param listener receives the result
     */
    public <B extends Binding> void bind(CapabilityReference service, Connector<B> connector,
            BindListener<B> listener) {
        bindings.bind(service, connector, listener);
    }

    /** Binds to a service like the other method, and waits for the binding. */
    public <B extends Binding> B bind(CapabilityReference service, Connector<B> connector) throws CallFailed {
        BindFuture<B> future = new BindFuture<>();
        bind(service, connector, future);
        return future.get(events);
    }

    /** Binds to the name service when there is one. */
    public void connectToNameService(Connector<NameserviceBinding> connector,
            BindListener<NameserviceBinding> listener) {
        bindings.bindToNameService(connector, listener);
    }

    /** The client of the name service. The first call waits for the binding, and so does one after it has closed. */
    public NameserviceClient nameService() throws CallFailed {
        return services().names();
    }

    /** The client of the process service. The first call waits for the binding, and so does one after it has closed. */
    public ProcessesClient processes() throws CallFailed {
        return services().processes();
    }

    SystemServices services() {
        if (services.isEmpty()) {
            services = Optional.of(new SystemServices(this));
        }
        return services.get();
    }

    /**
     * A service by its name, which is bound when it is used, and again after its binding has closed.
     *
     * @param connector creates this end of each binding
     * @param clients the generated {@code client} of the interface
     */
    public <B extends Binding, C> NamedService<B, C> service(String name, Connector<B> connector,
            BiFunction<B, Waiter, C> clients) {
        return new NamedService<>(this, name, connector, clients);
    }

    /**
     * Starts a program.
     *
     * @param core the number of the core to run it on
     * @param program the name of the program
     * @param arguments words, separated by blanks
     * @return the number of the process
     */
    public long spawn(int core, String program, String arguments) throws CallFailed {
        return spawn(core, program, arguments, SpawnTerms.USUAL);
    }

    /**
     * Starts a program that gets authorities and a part of the quota of this domain.
     *
     * @param core the number of the core to run it on
     * @param program the name of the program
     * @param arguments words, separated by blanks
     * @param terms what this domain passes on
     * @return the number of the process
     */
    public long spawn(int core, String program, String arguments, SpawnTerms terms) throws CallFailed {
        return new ProcessStarter(this).start(core, program, arguments, terms);
    }

    /** Returns the capability by which this domain has an authority; absent if it does not have it. */
    public CapabilityReference authority(Need authority) {
        return new ProcessStarter(this).authority(authority);
    }

    /** Returns the sentence for an error. If a quota of this domain is reached, it says how much and who has set it. */
    public String describe(ErrorCode error) throws CallFailed {
        Optional<Resource> reached = Resource.reachedBy(error);
        if (reached.isEmpty()) {
            return SystemError.describe(error);
        }
        GetQuotaResult quota = client().getQuota();
        return QuotaSentence.of(reached.get(), Quota.of(quota.quota()), quota.setBy());
    }

    /** The cores of the machine, on and off, in ascending order of their numbers; waits until the system is up. */
    public List<CoreRecord> cores() throws CallFailed {
        waitForName(CoreRecord.ALL_REGISTERED, DEFAULT_TIMEOUT);
        return CoreRecord.all(nameService());
    }

    /**
     * Binds to a service by its name.
     *
     * @param timeout how long the name may take to be registered, in nanoseconds
     * @param connector creates this end of the binding
     * @param listener receives the result
     */
    public <B extends Binding> void connect(String name, long timeout, Connector<B> connector,
            BindListener<B> listener) {
        bindings.bind(name, timeout, connector, listener);
    }

    /** Binds to a service by its name like the other method, with the {@linkplain #DEFAULT_TIMEOUT default timeout}. */
    public <B extends Binding> B connect(String name, Connector<B> connector) throws CallFailed {
        return connect(name, DEFAULT_TIMEOUT, connector);
    }

    /**
     * Binds to a service by its name, and waits for the binding.
     *
     * @param timeout how long to wait for the name, in nanoseconds
     * @param connector creates this end of the binding
     * @throws CallFailed if the name is not registered in time; the failure then names the nearest one, if one is near
     */
    public <B extends Binding> B connect(String name, long timeout, Connector<B> connector) throws CallFailed {
        CapabilityReference service = find(name, timeout);
        try {
            return bind(service, connector);
        } finally {
            delete(service);
        }
    }

    /** Waits for the capability to the service of a name. */
    CapabilityReference find(String name, long timeout) throws CallFailed {
        return services().find(name, timeout);
    }

    /**
     * Waits until a name is registered. The reply of the name service, not the call's deadline, ends a wait in vain.
     *
     * @param timeout how long to wait for the name, in nanoseconds
     */
    public WaitForResult waitForName(String name, long timeout) throws CallFailed {
        return services().waitForName(name, timeout);
    }

    /**
     * Waits until all messages of this program are sent, for ten seconds of the machine's time at most. A message whose
     * receiver does not read stays unsent.
     */
    public void flush() {
        long deadline = syscalls.now() + DEFAULT_TIMEOUT;
        while (!bindings.areDrained() && syscalls.now() < deadline) {
            events.pause(deadline);
        }
    }

    /** Ends the program. A reactor returns afterwards; in a threaded program this call does not return. */
    public void exit(int status) {
        syscalls.exit(status);
    }

    MonitorClient client() {
        return MonitorInterface.client(monitor(), events);
    }

    private void check(ErrorCode error) throws CallFailed {
        if (error.failed()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, describe(error)));
        }
    }
}
