package org.barreleye.samples.pingpong;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongHandler;
import org.barreleye.samples.interfaces.pingpong.PingpongInterface;

/** Returns every message to its sender. */
public record PongServer() implements Server {
    @Override
    public String name() {
        return "pong";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return serve(channel);
    }

    /** Serves a channel: returns each message. */
    static PingpongBinding serve(Channel channel) {
        PongHandler handler = new PongHandler();
        handler.binding = PingpongInterface.accept(channel, handler);
        return handler.binding;
    }

    /** Returns messages. One for which the channel has no room waits until there is. */
    private static final class PongHandler implements PingpongHandler, Copyable {
        private final Deque<PendingPong> pending;
        // Set right after the binding has been made, which needs this handler.
        private PingpongBinding binding;

        private PongHandler() {
            pending = new ArrayDeque<>();
        }

        @Override
        public void ping(long number, long spin) {
            pending.add(new PendingPong(number, spin));
            onSendable();
        }

        @Override
        public void onSendable() {
            while (!pending.isEmpty() && binding.tryPong(pending.peek().number, pending.peek().spin)) {
                pending.remove();
            }
        }
    }

    private record PendingPong(long number, long spin) {}
}
