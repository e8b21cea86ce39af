package org.barreleye.samples.network;

import java.util.function.LongSupplier;
import org.barreleye.packet.IcmpEcho;
import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/** Sends echo requests, one after the other, and counts the replies. */
final class Pinger {
    private static final int IDENTIFIER = 1;
    private static final long LONGEST_WAIT = 2_000_000;

    private final NicDriver driver;
    private final NetworkStack stack;
    private final LongSupplier clock;
    private int answered;
    private int awaited;
    private int lastReply;
    private long nanoseconds;

    Pinger(NicDriver driver, NetworkStack stack, LongSupplier clock) {
        this.driver = driver;
        this.stack = stack;
        this.clock = clock;
        stack.onEchoReply(this::onReply);
    }

    private void onReply(IcmpEcho reply) {
        if (reply.identifier() == IDENTIFIER && reply.sequence() == awaited) {
            lastReply = awaited;
        }
    }

    /** Sends requests, and waits for the reply to each of them. */
    void ping(Ipv4Address target, int count) {
        for (int i = 0; i < count; i++) {
            awaited++;
            long begin = clock.getAsLong();
            stack.sendEcho(target, new IcmpEcho(false, IDENTIFIER, awaited, Payload.of("is anyone there?")));
            if (driver.waitUntil(() -> lastReply == awaited, LONGEST_WAIT)) {
                answered++;
                nanoseconds += clock.getAsLong() - begin;
            }
        }
    }

    /** The number of requests that were answered. */
    int answered() {
        return answered;
    }

    /** The mean time from a request to its reply, in microseconds; 0 without replies. */
    long meanMicroseconds() {
        return answered == 0 ? 0 : nanoseconds / answered / 1_000;
    }
}
