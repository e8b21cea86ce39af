package org.barreleye.domain.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.domain.thread.FirstThread.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.barreleye.cpudriver.TestAddressSpace;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.domain.memory.FaultOutcome;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.memory.MemoryFault;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final long MILLISECOND_OF_CYCLES = 3_000_000;

    private final List<String> said = new ArrayList<>();

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
            return syscalls.pageTableArchitecture().isEmpty()
                    ? new FrameReference(slot).identify(syscalls).value().base() : 0x2000_0000;
        }

        @Test
        void is_retried_when_the_handler_maps_it() {
            run((syscalls, threads) -> {
                long base = frame(syscalls);
                AddressSpace addressSpace = TestAddressSpace.ofInitialDomain(syscalls);
                threads.setFaultHandler((thread, fault) -> {
                    said.add(thread.name() + " " + (fault.address() - base));
                    addressSpace.mapAt(base, new FrameReference(slot), AddressSpace.READ_WRITE);
                    return FaultOutcome.RESOLVED;
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
