package org.barreleye.kpi.host.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.fixture.EchoReply;
import org.barreleye.kpi.fixture.Post;
import org.barreleye.kpi.fixture.PostBinding;
import org.barreleye.kpi.fixture.PostHandler;
import org.barreleye.kpi.host.HostWaiter;
import org.barreleye.kpi.host.SharedConnection;
import org.barreleye.kpi.host.SharedService;
import org.barreleye.kpi.outcome.Failure;

/** The end of {@code post} in the process of the test. */
public final class LocalPeer implements PostHandler {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    public final SharedConnection connection;
    public final List<String> events = new ArrayList<>();
    public final List<EchoReply> kept = new ArrayList<>();
    public long letters;
    private final PostBinding binding;
    private final HostWaiter waiter = new HostWaiter();

    public LocalPeer(SharedConnection connection, Role role) {
        this.connection = connection;
        this.binding = Post.open(connection.channel(), this, role);
    }

    /** Waits for the next client. */
    public static SharedConnection accept(SharedService service) {
        List<SharedConnection> accepted = new ArrayList<>();
        awaitThat(() -> {
            service.accept().ifPresent(accepted::add);
            return !accepted.isEmpty();
        });
        return accepted.get(0);
    }

    /** Waits until another thread or process has made a condition true. */
    public static void awaitThat(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain");
            }
            Thread.yield();
        }
    }

    public PostBinding binding() {
        return binding;
    }

    /** Begins a call, whose end is an event. */
    public void call(long value) {
        binding.sendEcho(value, new PostBinding.EchoContinuation() {
            @Override
            public void replied(long again) {
                events.add("call " + value + " = " + again);
            }

            @Override
            public void failed(Failure failure) {
                events.add("call " + value + " failed " + failure.kind());
            }
        });
    }

    /** Polls until a condition holds. */
    public LocalPeer pollUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            poll();
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain: " + events + ", letters " + letters);
            }
        }
        return this;
    }

    /** Polls for a time, as if nothing was wrong. */
    public void pollFor(long milliseconds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (System.nanoTime() - end < 0) {
            poll();
        }
    }

    private void poll() {
        if (binding.poll()) {
            waiter.onProgress();
        } else {
            waiter.pause(HostWaiter.FOREVER);
        }
    }

    public LocalPeer pollUntilBound() {
        return pollUntil(binding::isBound);
    }

    public LocalPeer pollUntilClosed() {
        return pollUntil(() -> !binding.isOpen());
    }

    public Failure failure() {
        return binding.failure().orElseThrow();
    }

    @Override
    public void onClosed(Failure reason) {
        events.add("closed " + reason.kind());
    }

    @Override
    public void letter(long value) {
        if (value != letters) {
            throw new AssertionError("letter " + value + " instead of " + letters);
        }
        letters++;
    }

    @Override
    public void echo(long value, EchoReply reply) {
        if (value < 0) {
            kept.add(reply);
        } else {
            reply.reply(2 * value);
        }
    }
}
