package org.barreleye.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.domain.thread.FirstThread.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Threads of one dispatcher that wait for each other: at a mutex, a condition, a semaphore. */
class SynchronizationTest {
    private static final long MILLISECOND_OF_CYCLES = 3_000_000;

    private final List<String> said = new ArrayList<>();

    private Runnable saying(String... words) {
        return () -> said.addAll(List.of(words));
    }

    @Nested
    class A_mutex {
        @Test
        void excludes_others_even_if_its_holder_is_preempted() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("m");
                int[] inside = new int[1];
                List<UserThread> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    all.add(threads.create("worker " + i, () -> {
                        mutex.lock();
                        inside[0]++;
                        syscalls.compute(2 * MILLISECOND_OF_CYCLES);
                        assertThat(inside[0]).isEqualTo(1);
                        inside[0]--;
                        mutex.unlock();
                    }));
                }
                all.forEach(UserThread::join);
                assertThat(all).allMatch(thread -> thread.failure().isEmpty());
            });
        }

        @Test
        void is_passed_to_the_longest_waiter() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("m");
                mutex.lock();
                List<UserThread> all = new ArrayList<>();
                for (String name : List.of("a", "b", "c")) {
                    all.add(threads.create(name, () -> {
                        mutex.lock();
                        said.add(name);
                        mutex.unlock();
                    }));
                }
                threads.yield();
                mutex.unlock();
                assertThat(mutex.tryLock()).as("it was passed on").isFalse();
                all.forEach(UserThread::join);

                assertThat(said).containsExactly("a", "b", "c");
            });
        }

        @Test
        void is_unlocked_by_its_holder_only() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("m");

                assertThatThrownBy(mutex::unlock).hasMessage("'main' does not have the mutex 'm'");
            });
        }
    }

    @Nested
    class A_condition {
        @Test
        void connects_producers_and_consumers() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("store");
                Condition full = mutex.condition("something is there");
                Deque<Integer> store = new ArrayDeque<>();
                List<Integer> got = new ArrayList<>();
                UserThread user = threads.create("user", () -> {
                    for (int i = 0; i < 5; i++) {
                        mutex.lock();
                        while (store.isEmpty()) {
                            full.await();
                        }
                        got.add(store.remove());
                        mutex.unlock();
                    }
                });
                for (int i = 0; i < 5; i++) {
                    syscalls.compute(MILLISECOND_OF_CYCLES);
                    mutex.lock();
                    store.add(i);
                    full.signal();
                    mutex.unlock();
                }
                user.join();

                assertThat(got).containsExactly(0, 1, 2, 3, 4);
            });
        }

        @Test
        void wakes_all_waiters_on_a_broadcast() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("m");
                Condition go = mutex.condition("go");
                List<UserThread> all = new ArrayList<>();
                for (String name : List.of("a", "b")) {
                    all.add(threads.create(name, () -> {
                        mutex.lock();
                        go.await();
                        said.add(name);
                        mutex.unlock();
                    }));
                }
                threads.yield();
                mutex.lock();
                go.broadcast();
                mutex.unlock();
                all.forEach(UserThread::join);

                assertThat(said).containsExactly("a", "b");
            });
        }
    }

    @Nested
    class A_semaphore {
        @Test
        void admits_as_many_threads_as_it_has_permits() {
            run((syscalls, threads) -> {
                Semaphore semaphore = threads.semaphore("s", 2);
                int[] inside = new int[1];
                int[] most = new int[1];
                List<UserThread> all = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    all.add(threads.create("worker " + i, () -> {
                        semaphore.acquire();
                        most[0] = Math.max(most[0], ++inside[0]);
                        syscalls.compute(2 * MILLISECOND_OF_CYCLES);
                        inside[0]--;
                        semaphore.release();
                    }));
                }
                all.forEach(UserThread::join);

                assertThat(most[0]).isEqualTo(2);
            });
        }
    }
}
