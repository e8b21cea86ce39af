package org.barreleye.samples.pingpong;

import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.samples.interfaces.pingpong.Pingpong;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongHandler;

/** Returns every ball. */
public record Wall() implements Server {
    @Override
    public String name() {
        return "wall";
    }

    @Override
    public Binding accept(Domain domain, Channel channel) {
        return standBehind(channel);
    }

    /** Puts a wall at the end of a channel. */
    static PingpongBinding standBehind(Channel channel) {
        Return handler = new Return();
        handler.binding = Pingpong.accept(channel, handler);
        return handler.binding;
    }

    /** Sends back what comes. A ball for which there is no room waits until there is. */
    private static final class Return implements PingpongHandler, Copyable {
        private final Deque<Ball> waiting;
        // Set right after the binding has been made, which needs this handler first.
        private PingpongBinding binding;

        private Return() {
            waiting = new ArrayDeque<>();
        }

        private Return(Return source, Copier copier) {
            copier.enter(source, this);
            waiting = new ArrayDeque<>(source.waiting);
            binding = copier.of(source.binding);
        }

        @Override
        public Return copy(Copier copier) {
            return new Return(this, copier);
        }

        @Override
        public void ping(long number, long spin) {
            waiting.add(new Ball(number, spin));
            sendable();
        }

        @Override
        public void sendable() {
            while (!waiting.isEmpty() && binding.tryPong(waiting.peek().number, waiting.peek().spin)) {
                waiting.remove();
            }
        }
    }

    private record Ball(long number, long spin) {}
}
