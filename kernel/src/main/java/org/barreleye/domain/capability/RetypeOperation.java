package org.barreleye.domain.capability;

import java.util.function.Consumer;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.monitor.MonitorBinding;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityAddress;

/** A retype of memory, which another core may decide about. */
public final class RetypeOperation extends CapabilityOperation {
    private final SystemCalls syscalls;
    private final RamReference memory;
    private final Objects objects;

    /**
     * Retypes when it is polled.
     *
     * @param continuation receives the outcome once
     */
    public RetypeOperation(SystemCalls syscalls, MonitorBinding monitor, RamReference memory, Objects objects,
            Consumer<Outcome<Outcome.Unit>> continuation) {
        super(monitor, KernelError.FOREIGN_MEMORY, continuation);
        this.syscalls = syscalls;
        this.memory = memory;
        this.objects = objects;
    }

    @Override
    Outcome<Outcome.Unit> invoke() {
        return WellKnown.ROOT.retype(syscalls, memory, objects.offset, objects.type, objects.bytes, objects.count,
                objects.destination);
    }

    @Override
    boolean tryCall(MonitorBinding called, ErrorContinuation reply) {
        return called.tryRetype(memory.address().slot(), objects.offset, objects.type.type().number(), objects.bytes,
                objects.count, objects.destination.slot(), reply);
    }

    /**
     * The objects to make.
     *
     * @param offset the offset of the first one in the memory
     * @param type their type
     * @param bytes the size of each
     * @param count their number
     * @param destination the first of adjacent empty slots for their capabilities
     */
    public record Objects(long offset, Retype.FromRam type, long bytes, long count, CapabilityAddress destination) {}
}
