package org.barreleye.monitor.capops;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserve;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;

/**
 * Retypes of memory that another core decides about. Its home records the objects, unless part of the memory is in use
 * on some core; the record is permanent, so that of two retypes that overlap the first one succeeds.
 */
final class RemoteRetypes implements Copyable {
    private final CapabilityKernel kernel;
    private final CountedLinks links;
    private final SortedMap<Long, Pending> pending = new TreeMap<>();
    private long lastRequest;

    RemoteRetypes(CapabilityKernel kernel, CountedLinks links, long firstRequest) {
        lastRequest = firstRequest;
        this.kernel = kernel;
        this.links = links;
    }

    /** Makes objects of memory in the space of a domain. */
    void retype(SpaceSlot memory, RetypeRequest objects, CapabilityAddress destination, OperationListener listener) {
        Outcome<CapabilityKernel.Source> source = kernel.prepareRetype(memory, objects);
        if (!source.succeeded()) {
            listener.onDone(source.error());
            return;
        }
        if (!links.peers().isReachable(source.value().home())) {
            listener.onDone(KernelError.OUT_OF_MEMORY);
            return;
        }
        lastRequest++;
        pending.put(lastRequest, new Pending(source.value(), objects, memory.root(), destination, listener));
        links.send(source.value().home(), new CapReserve(lastRequest, source.value().words(), objects));
    }

    /** A core asks this one, the home of memory, for permission. */
    void onReserve(int from, long request, WireCapability source, RetypeRequest objects) {
        links.send(from, new CapReserved(request, kernel.reserve(source, from, objects)));
    }

    /** The home has recorded the objects, or has refused. */
    void onReserved(long request, KernelError error) {
        Pending retype = pending.remove(request);
        if (retype != null) {
            retype.listener.onDone(error != KernelError.NONE ? error : kernel.retypeReserved(
                    retype.source, retype.objects, new SpaceSlot(retype.root, retype.destination)));
        }
    }

    /** The space below a root ends: objects that it was to get are dropped when their home has answered. */
    void onSpaceEnded(CapabilityAddress root) {
        pending.replaceAll((request, retype) -> retype.root.equals(root) ? retype.withoutSpace() : retype);
    }

    /** A core has failed: the retypes that it was to permit end. */
    void onCoreFailed(int core) {
        List<Long> failed = pending.entrySet().stream()
                .filter(entry -> entry.getValue().source.home() == core)
                .map(Map.Entry::getKey)
                .toList();
        failed.forEach(request -> pending.remove(request).listener.onDone(KernelError.HOME_FAILED));
    }

    boolean awaits(int core) {
        return pending.values().stream().anyMatch(retype -> retype.source.home() == core);
    }

    boolean isIdle() {
        return pending.isEmpty();
    }

    /** A retype whose home has not answered. */
    private record Pending(CapabilityKernel.Source source, RetypeRequest objects, CapabilityAddress root,
            CapabilityAddress destination, OperationListener listener) implements Copyable {
        private Pending withoutSpace() {
            return new Pending(source, objects, CapabilityAddress.NULL, destination, listener);
        }
    }
}
