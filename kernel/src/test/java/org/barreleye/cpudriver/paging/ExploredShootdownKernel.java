package org.barreleye.cpudriver.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.cpudriver.state.Shootdown;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.translation.SharedRange;
import org.barreleye.monitor.translation.ShootdownKernel;

/**
 * The operations of a CPU driver, on its production state, without system calls and invocations.
 *
 * @param core the core
 */
record ExploredShootdownKernel(PagingCore core) implements ShootdownKernel {
    @Override
    public Optional<Requested> nextShootdown() {
        return core.control().pageMappings().invalidation().poll().map(ExploredShootdownKernel::requested);
    }

    private static Requested requested(Shootdown shootdown) {
        List<Integer> cores = new ArrayList<>();
        for (long left = shootdown.cores(); left != 0; left &= left - 1) {
            cores.add(shootdown.first() + Long.numberOfTrailingZeros(left));
        }
        PageTableCapability table = shootdown.table();
        return new Requested(shootdown.number(), new SharedRange(new WireCapability(WireForm.word(table, 0),
                WireForm.word(table, 1), WireForm.word(table, 2), WireForm.word(table, 3)), shootdown.offset(),
                shootdown.bytes()), cores);
    }

    @Override
    public void completeShootdown(long number) {
        core.enterKernel();
        core.control().pageMappings().invalidation().complete(number);
    }

    @Override
    public void invalidate(SharedRange range) {
        WireCapability words = range.table();
        PageTableCapability table = (PageTableCapability) WireForm.read(words.word0(), words.word1(), words.word2(),
                words.word3()).orBug("a table that a monitor of the exploration has described");
        core.control().pageMappings().invalidateShared(table, range.offset(), range.bytes());
    }

    /** Time stands still: it only decides which package is asked first, and the order of delivery is explored. */
    @Override
    public long now() {
        return 0;
    }
}
