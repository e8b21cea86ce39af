package org.barreleye.monitor.capops;

import java.util.OptionalLong;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.ServiceIdentifyResult;
import org.barreleye.generated.user.ServiceReference;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/** Service capabilities: each identifies one exported service, and its possession permits a request to bind to it. */
public final class ServiceReferences implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final LocalCapabilities capabilities;

    /** Makes service capabilities in slots of the given allocator. */
    public ServiceReferences(SystemCalls syscalls, SlotAllocator slots, LocalCapabilities capabilities) {
        this.syscalls = syscalls;
        this.slots = slots;
        this.capabilities = capabilities;
    }

    /** Makes a capability to the service of a number. */
    public Outcome<CapabilityReference> create(long service) {
        if (slots.isScarce()) {
            return Outcome.refused(KernelError.OUT_OF_MEMORY);
        }
        CapabilityAddress slot = slots.take();
        return capabilities.keep(slot, KERNEL.makeService(syscalls, service, slot));
    }

    /** Returns the number of the service that a capability identifies, if it is a service capability; deletes it. */
    public OptionalLong consume(CapabilityReference capability) {
        OptionalLong number = numberOf(capability);
        capabilities.delete(capability);
        return number;
    }

    /** Returns the number of the service that a capability identifies, if it is a service capability. */
    public OptionalLong numberOf(CapabilityReference capability) {
        Outcome<ServiceIdentifyResult> identified = new ServiceReference(capability.address()).identify(syscalls);
        return identified.succeeded() ? OptionalLong.of(identified.value().number()) : OptionalLong.empty();
    }
}
