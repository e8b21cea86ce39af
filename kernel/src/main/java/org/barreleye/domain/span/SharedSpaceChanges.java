package org.barreleye.domain.span;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.SharedRegion;
import org.barreleye.domain.memory.SharedSpace;
import org.barreleye.generated.user.interdisp.InterdispBinding;
import org.barreleye.generated.user.interdisp.InterdispHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;

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

    private record Change(long request, long address, int access) {}

    void attach(InterdispBinding newBinding) {
        binding = newBinding;
    }

    /** The other dispatcher may change a part of the address space from now on. */
    void add(SharedSpace space) {
        spaces.add(space);
    }

    @Override
    public void requestChange(long request, long address, int access) {
        requested.add(new Change(request, address, access));
        if (!isRunning) {
            isRunning = true;
            domain.threads().create("changes of the address space", this::makeAll);
        }
    }

    private void makeAll() {
        while (!requested.isEmpty()) {
            Change change = requested.remove();
            binding.sendChanged(change.request, ErrorCode.of(make(change)));
        }
        isRunning = false;
    }

    private KernelError make(Change change) {
        for (SharedSpace space : spaces) {
            Optional<SharedRegion> region = space.regionAt(change.address);
            if (region.isPresent() && change.access == UNMAP) {
                space.unmap(region.get());
                return KernelError.NONE;
            }
            if (region.isPresent()) {
                return space.protect(region.get(),
                        change.access == READ ? AddressSpace.READ : AddressSpace.READ_WRITE).error();
            }
        }
        return KernelError.NOT_MAPPED;
    }
}
