package org.barreleye.monitor.translation;

import java.util.List;
import org.barreleye.generated.user.intermon.InvalidateContinuation;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.monitor.capops.WireCapability;
import org.barreleye.monitor.membership.MonitorLink;
import org.barreleye.monitor.membership.MonitorLinks;

/**
 * The monitors of the other cores, over the links to them.
 *
 * @param links of this monitor
 */
public record LinkShootdownPeers(MonitorLinks links) implements ShootdownPeers {
    @Override
    public boolean isMember(int core) {
        return links.isMember(core);
    }

    @Override
    public boolean isReachable(int core) {
        return links.linkTo(core).isPresent();
    }

    @Override
    public void invalidate(int core, SharedRange range, List<Integer> cores, InvalidateContinuation continuation) {
        MonitorLink link = links.linkTo(core)
                .orElseThrow(() -> new KernelBug("only a core that is reachable is asked, not core " + core));
        WireCapability table = range.table();
        link.binding().sendInvalidate(table.word0(), table.word1(), table.word2(), table.word3(), range.offset(),
                range.bytes(), IntArrayView.of(cores.stream().mapToInt(Integer::intValue).toArray()), continuation);
    }
}
