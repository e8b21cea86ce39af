package org.barreleye.flounder.travel;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.flounder.travel.PlanInterpreter.Frame;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.channel.SlotReceiver;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/** Remembers what one end of a channel receives. */
final class Tapped {
    /** Remembers nothing. */
    static final Tapped OFF = new Tapped();

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<CapabilityReference> capabilities = new ArrayDeque<>();
    private final Deque<CapabilityReference> released = new ArrayDeque<>();

    /** What was deleted because it arrived with a message that nobody got. */
    Deque<CapabilityReference> released() {
        return released;
    }

    Deque<Frame> frames() {
        return frames;
    }

    Deque<CapabilityReference> capabilities() {
        return capabilities;
    }

    /** The same slots, seen. */
    SlotChannel slots(SlotChannel channel) {
        return this == OFF ? channel : new Slots(channel, this);
    }

    /** The same endpoint, seen. */
    LmpChannel endpoint(LmpChannel channel) {
        return this == OFF ? channel : new Endpoint(channel, this);
    }

    private record Slots(SlotChannel channel, Tapped tap) implements SlotChannel, CapabilityLane {
        @Override
        public boolean receive(SlotReceiver receiver) {
            return channel.receive((number, token, w0, w1, w2, w3, w4, w5, w6) -> {
                tap.frames.add(new Frame(number, token, 7, PlanInterpreter.nothing(), w0, w1, w2, w3, w4, w5, w6));
                receiver.slot(number, token, w0, w1, w2, w3, w4, w5, w6);
            });
        }

        @Override
        public CapabilityReference take() {
            CapabilityReference capability = channel.capabilities().take();
            tap.capabilities.add(capability);
            return capability;
        }

        @Override
        public void release(CapabilityReference capability) {
            tap.released.add(capability);
        }

        @Override
        public CapabilityLane capabilities() {
            return this;
        }

        @Override
        public boolean send(CapabilityReference capability, boolean giveAway) {
            return channel.capabilities().send(capability, giveAway);
        }

        @Override
        public boolean ready() {
            return channel.capabilities().ready();
        }

        @Override
        public int free() {
            return channel.free();
        }

        @Override
        public boolean send(int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            return channel.send(number, token, w0, w1, w2, w3, w4, w5, w6);
        }

        @Override
        public void publishAhead(
                int ahead, int number, int token, long w0, long w1, long w2, long w3, long w4, long w5, long w6) {
            channel.publishAhead(ahead, number, token, w0, w1, w2, w3, w4, w5, w6);
        }

        @Override
        public void advance(int slots) {
            channel.advance(slots);
        }

        @Override
        public boolean owesAcknowledgement() {
            return channel.owesAcknowledgement();
        }

        @Override
        public void acknowledge() {
            channel.acknowledge();
        }

        @Override
        public SlotChannel copy(Copier copier) {
            throw new UnsupportedOperationException("nobody copies a tapped channel");
        }
    }

    private record Endpoint(LmpChannel channel, Tapped tap) implements LmpChannel {
        @Override
        public void release(CapabilityReference capability) {
            tap.released.add(capability);
        }

        @Override
        public Sent send(int words, CapabilityReference capability, boolean giveAway, long w0, long w1, long w2, long w3,
                long w4, long w5, long w6, long w7, long w8, long w9) {
            return channel.send(words, capability, giveAway, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        }

        @Override
        public boolean receive(LmpReceiver receiver) {
            return channel.receive((words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) -> {
                tap.frames.add(new Frame(0, 0, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9));
                receiver.message(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
            });
        }
    }
}
