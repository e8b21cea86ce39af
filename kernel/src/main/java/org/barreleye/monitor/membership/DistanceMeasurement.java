package org.barreleye.monitor.membership;

import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.intermon.EchoContinuation;
import org.barreleye.generated.user.intermon.MeasureDistanceReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * A measurement of the round trip of a message to another monitor. Of several round trips the shortest counts: the
 * others may have waited for a core that slept or ran a program, and the first one for the link to be made.
 */
final class DistanceMeasurement implements EchoContinuation, Copyable {
    private static final int ROUND_TRIPS = 15;

    private final SystemCalls syscalls;
    private final MonitorLink link;
    private final MeasureDistanceReply reply;
    private int sent;
    private long sentAt;
    private long shortest = Long.MAX_VALUE;

    DistanceMeasurement(SystemCalls syscalls, MonitorLink link, MeasureDistanceReply reply) {
        this.syscalls = syscalls;
        this.link = link;
        this.reply = reply;
    }

    void begin() {
        if (link.isCongested()) {
            reply.reply(0, SystemError.BUSY.code());
        } else {
            send();
        }
    }

    private void send() {
        sentAt = syscalls.now();
        sent++;
        link.binding().sendEcho(sent, this);
    }

    @Override
    public void replied(long same) {
        shortest = Math.min(shortest, syscalls.now() - sentAt);
        if (sent < ROUND_TRIPS) {
            send();
        } else {
            reply.reply(shortest, ErrorCode.NONE);
        }
    }

    @Override
    public void failed(Failure failure) {
        reply.reply(0, SystemError.CORE_OFF.code());
    }
}
