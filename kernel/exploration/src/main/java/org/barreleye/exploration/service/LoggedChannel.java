package org.barreleye.exploration.service;

import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LineReceiver;
import org.barreleye.kpi.channel.UmpChannel;

/** A production channel with a log of the lines that its end has sent and received, for the rule about their order. */
final class LoggedChannel implements LineChannel {
    private final UmpChannel channel;
    private final LineLog sent;
    private final LineLog received;

    LoggedChannel(UmpChannel channel, LineLog sent, LineLog received) {
        this.channel = channel;
        this.sent = sent;
        this.received = received;
    }

    @Override
    public CapabilityChannel capabilities() {
        return channel.capabilities();
    }

    @Override
    public int free() {
        return channel.free();
    }

    @Override
    public boolean send(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        boolean accepted = channel.send(message, token, w0, w1, w2, w3, w4, w5, w6);
        if (accepted) {
            sent.add(Line.unplaced(message, token, w0, w1, w2, w3, w4, w5, w6));
        }
        return accepted;
    }

    @Override
    public void publishAhead(
            int ahead, int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        channel.publishAhead(ahead, message, token, w0, w1, w2, w3, w4, w5, w6);
        sent.publish(ahead, Line.unplaced(message, token, w0, w1, w2, w3, w4, w5, w6));
    }

    @Override
    public void advance(int lines) {
        channel.advance(lines);
        sent.advance(lines);
    }

    @Override
    public void sendLast(int message, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
        channel.sendLast(message, token, w0, w1, w2, w3, w4, w5, w6);
        sent.add(Line.unplaced(message, token, w0, w1, w2, w3, w4, w5, w6));
    }

    @Override
    public long poll() {
        return channel.poll();
    }

    @Override
    public void take(long header, LineReceiver receiver) {
        channel.take(header, (message, token, w0, w1, w2, w3, w4, w5, w6) -> {
            received.add(Line.unplaced(message, token, w0, w1, w2, w3, w4, w5, w6));
            receiver.onLine(message, token, w0, w1, w2, w3, w4, w5, w6);
        });
    }

    @Override
    public boolean isAcknowledgementDue() {
        return channel.isAcknowledgementDue();
    }

    @Override
    public void acknowledge() {
        channel.acknowledge();
    }
}
