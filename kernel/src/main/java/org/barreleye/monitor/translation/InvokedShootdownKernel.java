package org.barreleye.monitor.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.KernelNextShootdownResult;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.monitor.capops.WireCapability;

/**
 * The operations of the CPU driver as invocations of the capability to the kernel of this core.
 *
 * @param syscalls the system calls of the monitor
 */
public record InvokedShootdownKernel(SystemCalls syscalls) implements ShootdownKernel {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    @Override
    public Optional<Requested> nextShootdown() {
        Outcome<KernelNextShootdownResult> next = KERNEL.nextShootdown(syscalls);
        return next.succeeded() ? Optional.of(requested(next.value())) : Optional.empty();
    }

    private static Requested requested(KernelNextShootdownResult found) {
        List<Integer> cores = new ArrayList<>();
        for (int i = 0; i < Long.SIZE; i++) {
            if ((found.cores() >>> i & 1) != 0) {
                cores.add((int) found.first() + i);
            }
        }
        return new Requested(found.number(), new SharedRange(
                new WireCapability(found.word0(), found.word1(), found.word2(), found.word3()), found.offset(),
                found.bytes()), cores);
    }

    @Override
    public void completeShootdown(long number) {
        KERNEL.completeShootdown(syscalls, number);
    }

    @Override
    public void invalidate(SharedRange range) {
        WireCapability table = range.table();
        KERNEL.invalidate(syscalls, table.word0(), table.word1(), table.word2(), table.word3(), range.offset(),
                range.bytes());
    }

    @Override
    public long now() {
        return syscalls.now();
    }
}
