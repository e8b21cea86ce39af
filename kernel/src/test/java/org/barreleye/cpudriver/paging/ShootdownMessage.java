package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.ChannelMessage;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.monitor.translation.SharedRange;

/**
 * A message inside the machine. Each pair of sender and receiver has a channel of its own, which keeps the order.
 *
 * @param from the sender: the monitor of a core, or the number of cores and that of a domain
 * @param to the receiver
 * @param content its kind
 * @param request the number by which the sender of a request knows it; 0 if it needs none
 * @param range of a request to invalidate
 * @param cores of such a request: those on whose behalf the receiver is asked
 */
record ShootdownMessage(int from, int to, Content content, long request, Optional<SharedRange> range,
        List<Integer> cores) implements ChannelMessage, Hashed {
    /** The kinds of messages. */
    enum Content {
        /** Monitor to monitor: invalidate translations. */
        INVALIDATE,
        /** The answer. */
        INVALIDATED,
        /** Domain to monitor: say when the shootdowns are complete that the CPU driver has begun. */
        FINISH_UNMAP,
        /** The answer. */
        UNMAP_FINISHED
    }

    /** Senders and receivers. */
    static final int PARTIES = ShootdownMachine.CORES + 2;

    /** A message without contents. */
    static ShootdownMessage of(int from, int to, Content content, long request) {
        return new ShootdownMessage(from, to, content, request, Optional.empty(), List.of());
    }

    @Override
    public int virtualChannel() {
        return from * PARTIES + to;
    }

    @Override
    public String kind() {
        return content.name();
    }

    @Override
    public void addTo(StateHash hash) {
        hash.add(from).add(to).add(content.ordinal()).add(request);
        range.ifPresent(part -> hash.add(part.table().word0()).add(part.table().word1()).add(part.table().word2())
                .add(part.table().word3()).add(part.offset()).add(part.bytes()));
        hash.add(cores.size());
        cores.forEach(hash::add);
    }

    private static String nameOf(int party) {
        return party < ShootdownMachine.CORES ? "monitor " + party : "domain " + (party - ShootdownMachine.CORES);
    }

    @Override
    public String toString() {
        return nameOf(from) + " -> " + nameOf(to) + ": " + content
                + range.map(part -> " page " + part.offset() / ShootdownMachine.PAGE + " of " + cores).orElse("")
                + (request == 0 ? "" : ", request " + request);
    }
}
