package org.barreleye.domain.span;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.SharedRegion;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.generated.user.interdisp.InterdispBinding;
import org.barreleye.generated.user.interdisp.InterdispHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.Rights;

/**
 * The changes of shared address spaces that another dispatcher requests. A change may wait for other cores, which the
 * handler of a message cannot, so a thread makes them one after the other.
 */
final class SharedSpaceChanges implements InterdispHandler {
    private static final int UNMAP = 0;
    private static final int READ = 1;

    private final Domain domain;
    private final Deque<Change> requested = new ArrayDeque<>();
    private final Deque<SharedSpace> spaces = new ArrayDeque<>();
    // Null until the binding is there.
    private InterdispBinding binding;
    private boolean isRunning;

    SharedSpaceChanges(Domain domain) {
        this.domain = domain;
    }

    /** A change, of which the result is the first address of the region. */
    private record Change(long request, Supplier<Outcome<Long>> steps) {}

    void attach(InterdispBinding newBinding) {
        binding = newBinding;
    }

    /** The other dispatcher may change a part of the address space from now on. */
    void add(SharedSpace space) {
        spaces.add(space);
    }

    @Override
    public void requestChange(long request, long address, int access) {
        add(new Change(request, () -> change(address, access).map(done -> address)));
    }

    @Override
    public void requestMap(long request, long bytes, int access) {
        add(new Change(request, () -> map(bytes, access)));
    }

    private void add(Change change) {
        requested.add(change);
        if (!isRunning) {
            isRunning = true;
            domain.threads().create("changes of the address space", this::makeAll);
        }
    }

    private void makeAll() {
        while (!requested.isEmpty()) {
            Change change = requested.remove();
            Outcome<Long> made = change.steps.get();
            binding.sendChanged(change.request, made.succeeded() ? made.value() : 0, ErrorCode.of(made.error()));
        }
        isRunning = false;
    }

    private Outcome<Outcome.Unit> change(long address, int access) {
        for (SharedSpace space : spaces) {
            Optional<SharedRegion> region = space.regionAt(address);
            if (region.isPresent()) {
                return access == UNMAP ? space.unmap(region.get()) : space.protect(region.get(), rights(access));
            }
        }
        return Outcome.refused(KernelError.NOT_MAPPED);
    }

    /** Maps in the part that was attached last. */
    private Outcome<Long> map(long bytes, int access) {
        return spaces.isEmpty() ? Outcome.refused(KernelError.NOT_MAPPED)
                : spaces.getLast().map(bytes, rights(access)).map(SharedRegion::base);
    }

    private static Rights rights(int access) {
        return access == READ ? AddressSpace.READ : AddressSpace.READ_WRITE;
    }
}
