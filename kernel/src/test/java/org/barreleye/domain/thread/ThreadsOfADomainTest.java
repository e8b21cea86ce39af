package org.barreleye.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.junit.jupiter.api.Test;

/** Threads in a domain of the running system: they call services and wait for replies concurrently. */
class ThreadsOfADomainTest {
    private static final long PAGE = 4096;

    private static long allocate(Domain domain) {
        try {
            return domain.allocate(PAGE).identify(domain.syscalls()).value().base();
        } catch (CallFailed failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void wait_for_replies_concurrently_while_another_computes() {
        Set<Long> pieces = new TreeSet<>();
        List<String> failures = new ArrayList<>();
        List<Integer> computed = new ArrayList<>();

        BootResult booted = BootResult.on("two-x86").run(domain -> {
            Threads threads = domain.threads();
            List<UserThread> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.create("caller " + i, () -> pieces.add(allocate(domain))));
            }
            all.add(threads.create("worker", () -> {
                for (int i = 0; i < 1_000; i++) {
                    domain.syscalls().compute(10_000);
                }
                computed.add(pieces.size());
            }));
            all.forEach(UserThread::join);
            all.forEach(thread -> thread.failure().ifPresent(why -> failures.add(thread.name() + ": " + why)));
        });

        assertThat(failures).isEmpty();
        assertThat(booted.status()).hasValue(0);
        assertThat(pieces).hasSize(4);
        assertThat(computed).as("the answers came while the worker computed").containsExactly(4);
    }

    @Test
    void sleep_while_others_call() {
        List<String> order = new ArrayList<>();

        BootResult booted = BootResult.on("two-x86").run(domain -> {
            Threads threads = domain.threads();
            UserThread sleeper = threads.create("sleeper", () -> {
                threads.sleep(50_000_000);
                order.add("woke");
            });
            allocate(domain);
            order.add("answered");
            sleeper.join();
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(order).containsExactly("answered", "woke");
    }

    @Test
    void get_a_deadlock_in_a_running_system_too() {
        List<String> told = new ArrayList<>();

        BootResult booted = BootResult.on("two-x86").run(domain -> {
            try {
                domain.threads().semaphore("never", 0).acquire();
            } catch (Deadlock deadlock) {
                told.add(deadlock.getMessage());
            }
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(told).containsExactly("deadlock: 'main' waits for a permit of the semaphore 'never'");
    }
}
