package org.barreleye.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.boot.Boot;
import org.barreleye.domain.dispatcher.EventLoop;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final long MILLISECOND_OF_CYCLES = 3_000_000;

    private final List<String> said = new ArrayList<>();

    /** A program in the place of the monitor, on a CPU driver alone. */
    private record Lines(BiConsumer<SystemCalls, Threads> lines) implements Program.ThreadedProgram {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public int main(SystemCalls syscalls, long core, long parent) {
            lines.accept(syscalls, Threads.begin(syscalls, new EventLoop(syscalls)));
            return 0;
        }
    }

    /** Runs the lines as the first thread of a domain, and rethrows their exceptions. */
    private long run(BiConsumer<SystemCalls, Threads> lines) {
        List<AssertionError> broken = new ArrayList<>();
        boolean[] finished = new boolean[1];
        Lines program = new Lines((syscalls, threads) -> {
            try {
                lines.accept(syscalls, threads);
                finished[0] = true;
            } catch (AssertionError error) {
                broken.add(error);
            }
        });
        try (Machine machine = Boot.on(Presets.x86Power32(), 1, List.of(program))) {
            machine.run();
            broken.forEach(error -> {
                throw error;
            });
            assertThat(finished[0]).as("the lines ran to their end: %s", machine.console()).isTrue();
            return machine.traceHash();
        }
    }

    private Runnable saying(String... words) {
        return () -> said.addAll(List.of(words));
    }

    @Nested
    class Created_threads {
        @Test
        void run_in_the_order_of_creation_and_can_be_joined() {
            run((syscalls, threads) -> {
                UserThread one = threads.create("one", saying("one"));
                UserThread two = threads.create("two", saying("two"));
                said.add("main");

                two.join();

                assertThat(said).containsExactly("main", "one", "two");
                assertThat(one.state()).isEqualTo(UserThread.State.ENDED);
                one.join();
            });
        }

        @Test
        void take_turns_when_they_yield() {
            run((syscalls, threads) -> {
                UserThread one = threads.create("one", () -> repeat(threads, "1"));
                UserThread two = threads.create("two", () -> repeat(threads, "2"));
                one.join();
                two.join();

                assertThat(said).containsExactly("1", "2", "1", "2", "1", "2");
            });
        }

        private void repeat(Threads threads, String word) {
            for (int i = 0; i < 3; i++) {
                said.add(word);
                threads.yield();
            }
        }

        @Test
        void may_create_others() {
            run((syscalls, threads) -> {
                threads.create("outer", () -> threads.create("inner", saying("inner")).join()).join();

                assertThat(said).containsExactly("inner");
            });
        }

        @Test
        void end_with_the_first_of_them() {
            run((syscalls, threads) -> threads.create("late", saying("never")));

            assertThat(said).isEmpty();
        }
    }

    @Nested
    class A_thread_that_only_computes {
        @Test
        void is_preempted() {
            run((syscalls, threads) -> {
                boolean[] stop = new boolean[1];
                UserThread greedy = threads.create("greedy", () -> {
                    while (!stop[0]) {
                        syscalls.compute(1_000);
                    }
                });
                threads.create("modest", () -> stop[0] = true).join();

                greedy.join();

                assertThat(stop[0]).isTrue();
            });
        }

        @Test
        void is_preempted_in_the_middle_of_one_long_computation() {
            run((syscalls, threads) -> {
                UserThread one = threads.create("one", () -> {
                    syscalls.compute(20 * MILLISECOND_OF_CYCLES);
                    said.add("long");
                });
                UserThread two = threads.create("two", () -> {
                    syscalls.compute(3 * MILLISECOND_OF_CYCLES);
                    said.add("short");
                });
                one.join();
                two.join();

                assertThat(said).containsExactly("short", "long");
            });
        }
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

    @Nested
    class Threads_that_wait_for_one_another {
        @Test
        void get_a_deadlock_as_soon_as_they_close_a_cycle() {
            run((syscalls, threads) -> {
                Mutex left = threads.mutex("left");
                Mutex right = threads.mutex("right");
                UserThread other = threads.create("other", () -> {
                    right.lock();
                    threads.yield();
                    left.lock();
                    left.unlock();
                    right.unlock();
                });
                left.lock();
                threads.yield();

                threads.yield();
                assertThatThrownBy(right::lock)
                        .isInstanceOf(Deadlock.class)
                        .hasMessage("deadlock: 'main' waits for the mutex 'right', which 'other' has; "
                                + "'other' waits for the mutex 'left', which 'main' has");

                left.unlock();
                other.join();
                assertThat(other.failure()).isEmpty();
            });
        }

        @Test
        void get_a_deadlock_when_one_waits_for_itself() {
            run((syscalls, threads) -> {
                Mutex mutex = threads.mutex("m");
                mutex.lock();

                assertThatThrownBy(mutex::lock).isInstanceOf(Deadlock.class);
                assertThatThrownBy(threads.current()::join).isInstanceOf(Deadlock.class);
            });
        }

        @Test
        void all_get_a_deadlock_when_no_thread_can_wake_them() {
            run((syscalls, threads) -> {
                Semaphore never = threads.semaphore("never", 0);
                threads.setExceptionHandler((thread, why) -> said.add(thread.name() + ": " + why.getMessage()));
                threads.create("other", never::acquire);

                assertThatThrownBy(never::acquire).isInstanceOf(Deadlock.class)
                        .hasMessage("deadlock: 'main' waits for a permit of the semaphore 'never'; "
                                + "'other' waits for a permit of the semaphore 'never'");
                threads.yield();
                assertThat(said).hasSize(1).first().asString().startsWith("other: deadlock: ");
            });
        }

        @Test
        void get_no_deadlock_while_one_sleeps() {
            run((syscalls, threads) -> {
                Semaphore semaphore = threads.semaphore("s", 0);
                threads.create("sleeper", () -> {
                    threads.sleep(5_000_000);
                    semaphore.release();
                });
                long begin = syscalls.now();

                semaphore.acquire();

                assertThat(syscalls.now() - begin).isBetween(5_000_000L, 6_000_000L);
            });
        }
    }

    @Nested
    class A_thread_that_fails {
        @Test
        void is_reported_and_ends_no_other() {
            run((syscalls, threads) -> {
                threads.setExceptionHandler((thread, why) -> said.add(thread.name() + " " + why.getMessage()));
                UserThread clumsy = threads.create("clumsy", () -> {
                    throw new IllegalStateException("fell");
                });

                clumsy.join();

                assertThat(said).containsExactly("clumsy fell");
                assertThat(clumsy.failure()).containsInstanceOf(IllegalStateException.class);
            });
        }

        @Test
        void by_an_error_too() {
            run((syscalls, threads) -> {
                threads.setExceptionHandler((thread, why) -> said.add(thread.name() + " " + why.getMessage()));

                threads.create("clumsy", () -> {
                    throw new AssertionError("broke");
                }).join();

                assertThat(said).containsExactly("clumsy broke");
            });
        }
    }

    @Nested
    class An_access_to_unmapped_memory {
        private final CapabilityAddress slot = new CapabilityAddress(40);

        private long frame(SystemCalls syscalls) {
            new L1CNodeReference(WellKnownSlots.ROOT)
                    .retype(syscalls, new RamReference(WellKnownSlots.MEMORY), 0, Retype.FRAME, 4096, 1, slot);
            return new FrameReference(slot).identify(syscalls).value().base();
        }

        @Test
        void is_retried_when_the_handler_maps_it() {
            run((syscalls, threads) -> {
                long base = frame(syscalls);
                threads.setFaultHandler((thread, fault) -> {
                    said.add(thread.name() + " " + (fault.address() - base));
                    new FrameReference(slot).map(syscalls);
                });
                UserThread toucher = threads.create("toucher", () -> {
                    syscalls.memory().store(base + 64, 8, 42, Endianness.LITTLE);
                    said.add("stored " + syscalls.memory().load(base + 64, 8, Endianness.LITTLE));
                });

                toucher.join();

                assertThat(said).containsExactly("toucher 64", "stored 42");
                assertThat(toucher.failure()).isEmpty();
            });
        }

        @Test
        void is_an_exception_where_it_happened_without_a_mapping() {
            run((syscalls, threads) -> {
                long base = frame(syscalls);

                assertThatThrownBy(() -> syscalls.memory().load(base, 8, Endianness.LITTLE))
                        .isInstanceOf(MemoryFault.class);
                said.add("on");
                threads.setExceptionHandler((thread, why) -> said.add(thread.name()));
                threads.create("toucher", () -> syscalls.memory().load(base, 8, Endianness.LITTLE)).join();
                assertThat(said).containsExactly("on", "toucher");
            });
        }
    }

    @Test
    void run_identically_for_the_same_seed() {
        BiConsumer<SystemCalls, Threads> lines = (syscalls, threads) -> {
            Mutex mutex = threads.mutex("m");
            List<UserThread> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.create("t" + i, () -> {
                    syscalls.compute(2 * MILLISECOND_OF_CYCLES);
                    mutex.lock();
                    syscalls.print("in");
                    mutex.unlock();
                }));
            }
            all.forEach(UserThread::join);
        };

        assertThat(run(lines)).isEqualTo(run(lines));
    }
}
