package org.barreleye.samples.pingpong;

import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.samples.interfaces.pingpong.PingpongBinding;
import org.barreleye.samples.interfaces.pingpong.PingpongInterface;

/** Exchanges messages with the pong server: first one at a time, then as many as the transport holds. */
public record PingClient() implements BlockingProgram {
    private static final int MESSAGES = 100;
    private static final int WINDOW = 16;

    @Override
    public String name() {
        return "ping";
    }

    @Override
    public int run(Domain domain) throws CallFailed {
        PingHandler handler = new PingHandler(domain.events());
        PingpongBinding binding = domain.connect("pong", channel -> PingpongInterface.connect(channel, handler));
        report(domain.syscalls(), 1, handler.exchange(binding, MESSAGES, 1));
        report(domain.syscalls(), WINDOW, handler.exchange(binding, MESSAGES, WINDOW));
        return handler.wrong() == 0 ? 0 : 1;
    }

    private static void report(SystemCalls syscalls, int inFlight, long nanoseconds) {
        syscalls.print(MESSAGES + " messages, " + inFlight + " in flight: " + nanoseconds / MESSAGES + " ns a message");
    }
}
