package org.barreleye.generated.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;

/** Asking about capabilities takes no memory. */
class PredicatesAllocateNothingTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STRIDE = 37;

    private final Capability[] all = Enumerated.all().toArray(Capability[]::new);

    private long ask() {
        long yes = 0;
        for (int i = 0; i < all.length; i++) {
            Capability left = all[i];
            Capability right = all[i * STRIDE % all.length];
            yes += Relations.compare(left, right);
            yes += ReferenceRelations.isCopy(left, right) ? 1 : 0;
            yes += ReferenceRelations.isAncestor(left, right) ? 1 : 0;
            yes += Relations.isDescendant(left, right) ? 1 : 0;
            yes += Relations.isSameObject(left, right) ? 1 : 0;
            yes += Relations.overlaps(left, i, STRIDE) ? 1 : 0;
            yes += Relations.isRevokedFirst(left.type(), true) ? 1 : 0;
            yes += RetypeRules.check(left, 0, right.type(), STRIDE, 1) == KernelError.NONE ? 1 : 0;
            yes += MintRules.check(left, right) == KernelError.NONE ? 1 : 0;
        }
        return yes;
    }

    private long allocated(int sweeps) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long yes = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            yes += ask();
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(yes).isNotEqualTo(Long.MIN_VALUE);
        return bytes;
    }

    @Test
    void whatever_the_types() {
        allocated(50);

        // The compiler of the machine may take memory in passing; what a question took would be taken every time.
        long least = List.of(allocated(5), allocated(5), allocated(5)).stream().min(Long::compare).orElseThrow();
        assertThat(least).isZero();
    }
}
