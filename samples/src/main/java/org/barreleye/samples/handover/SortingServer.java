package org.barreleye.samples.handover;

import java.util.Arrays;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.samples.interfaces.sorter.SortResult;
import org.barreleye.samples.interfaces.sorter.SorterInterface;
import org.barreleye.samples.interfaces.sorter.SorterService;

/** Sorts numbers in place. Its name is "sorter." and the number of its core, which is its argument. */
public record SortingServer() implements Server {
    /** The memory is too small for the numbers. */
    static final ErrorCode NO_ROOM = ErrorCode.of("NO_ROOM");

    @Override
    public String name() {
        return "sorter";
    }

    @Override
    public String serviceName(Domain domain) {
        return "sorter." + domain.arguments().text();
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return SorterInterface.accept(channel, SorterInterface.handler(new Sorting(domain)));
    }

    /** Serves one client. */
    private record Sorting(Domain domain) implements SorterService, Copyable {
        @Override
        public SortResult sort(CapabilityReference page, long count) {
            Outcome<Window> window = domain.map(new FrameReference(page.address()));
            if (!window.succeeded() || count * SharedIntArray.BYTES > window.value().bytes()) {
                return new SortResult(page, NO_ROOM);
            }
            SharedIntArray shared = new SharedIntArray(domain, window.value());
            int[] sorted = shared.read((int) count);
            Arrays.sort(sorted);
            shared.write(sorted);
            return new SortResult(page, ErrorCode.NONE);
        }
    }
}
