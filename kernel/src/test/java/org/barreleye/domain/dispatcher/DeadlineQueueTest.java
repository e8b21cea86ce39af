package org.barreleye.domain.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.state.NotCopyable;
import org.junit.jupiter.api.Test;

class DeadlineQueueTest {
    private static final long MICROSECOND = 1_000;

    @Test
    void requests_expire_at_their_deadlines_unless_they_are_removed() {
        List<String> expired = new ArrayList<>();
        BootResult booted = BootResult.on("smp-1").run(domain -> {
            DeadlineQueue<Request> queue = new DeadlineQueue<>(domain.syscalls());
            domain.events().add(queue);
            queue.add(new Request("late", expired), 300 * MICROSECOND);
            queue.add(new Request("early", expired), 100 * MICROSECOND);
            queue.add(new Request("completed", expired), 100 * MICROSECOND);
            queue.add(new Request("without deadline", expired), -1);

            assertThat(queue.removeIf(request -> request.name.equals("completed"))).hasSize(1);
            pause(domain, 200 * MICROSECOND);
            assertThat(expired).containsExactly("early");
            pause(domain, 200 * MICROSECOND);
            assertThat(expired).containsExactly("early", "late");
            assertThat(queue.removeIf(request -> true)).extracting(Request::name).containsExactly("without deadline");
        });

        assertThat(booted.status()).hasValue(0);
    }

    private static void pause(Domain domain, long nanoseconds) {
        long until = domain.syscalls().now() + nanoseconds;
        while (domain.syscalls().now() < until) {
            domain.events().pause(until);
        }
    }

    @NotCopyable("this test copies nothing")
    private record Request(String name, List<String> expired) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            expired.add(name);
        }
    }
}
