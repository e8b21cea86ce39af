package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.CoreKind;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.GetQuotaContinuation;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.AllocationBudget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regions that a reactor requests, which may not wait: it passes a continuation. */
class RequestedRegionsTest {
    private static final long PAGE = 4096;
    private static final long MINUTE = 60_000_000_000L;
    private static final long NODE = 0;
    private static final long QUOTA = 16 << 20;
    private static final CoreId CORE = new CoreId(0);
    private static final List<String> KINDS = List.of("anonymous memory", "pinned memory", "lazy memory", "a stack",
            "a copy on write", "a frame", "anonymous memory", "anonymous memory");

    /** The steps of a reactor, each of which begins in the continuation of the one before. */
    private abstract static class Steps {
        // Set before the first step.
        protected Domain domain;
        protected AddressSpace space;

        abstract void begin();

        final FrameReference arguments() {
            return new FrameReference(WellKnownSlots.ARGUMENTS);
        }
    }

    /**
     * A reactor that makes steps.
     *
     * @param steps which it begins when it is loaded
     */
    private record Requester(Steps steps) implements Program.ReactorProgram {
        @Override
        public String name() {
            return "requester";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long process, long unused) {
            steps.domain = Domain.start(syscalls);
            steps.space = steps.domain.addressSpace();
            steps.begin();
            return steps.domain.events();
        }
    }

    private static void run(MmuKind kind, Steps steps, Consumer<Machine> observer) {
        run(CoreKind.of(kind, "smp-1"), 0, steps, observer);
    }

    private static void run(MachineDescription machine, int core, Steps steps, Consumer<Machine> observer) {
        BootResult booted = BootResult.on(machine).controlling().with(new Requester(steps))
                .observedBy(observer).run(domain -> {
                    long process = domain.spawn(core, "requester", "words",
                            SpawnTerms.USUAL.withQuota(Resource.MEMORY, QUOTA));
                    assertThat(domain.processes().waitFor(process, MINUTE).status()).isZero();
                });
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }

    private static List<MemoryObject> objects(FrameReference frame) {
        return List.of(new AnonymousObject(3 * PAGE, NODE), new PinnedObject(2 * PAGE, NODE),
                new LazyObject(2 * PAGE, NODE), new StackObject(2 * PAGE, NODE), new CopyOnWriteObject(frame, NODE),
                new FrameObject(frame), new AnonymousObject((4 << 20) + PAGE, NODE), new AnonymousObject(PAGE));
    }

    @ParameterizedTest
    @EnumSource(MmuKind.class)
    void have_memory_from_the_beginning(MmuKind kind) {
        List<String> seen = new ArrayList<>();
        run(kind, useAll(seen), machine -> { });
        assertThat(seen).isEqualTo(KINDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, OnCore.ARMV7, OnCore.POWER32})
    void have_memory_about_which_another_core_decides(int core) {
        List<String> seen = new ArrayList<>();
        run(Presets.named("demo"), core, useAll(seen), machine -> { });
        assertThat(seen).isEqualTo(KINDS);
    }

    private static Steps useAll(List<String> seen) {
        return new Steps() {
            private final List<MemoryObject> left = new ArrayList<>();

            @Override
            void begin() {
                left.addAll(objects(arguments()));
                next();
            }

            private void next() {
                if (left.isEmpty()) {
                    domain.exit(0);
                } else {
                    space.request(left.get(0), left.get(0) instanceof FrameObject
                            ? Placement.ANYWHERE.permitting(AddressSpace.READ) : Placement.ANYWHERE, this::use);
                }
            }

            private void use(Outcome<Region> mapped) {
                MemoryObject object = left.remove(0);
                Region region = mapped.value();
                Window window = region.window(domain.syscalls().memory());
                long last = region.bytes() - 8;
                if (!(object instanceof FrameObject)) {
                    assertThat(window.getLong(last)).as(object.kind()).isZero();
                    window.putLong(last, 5);
                    assertThat(window.getLong(last)).as(object.kind()).isEqualTo(5);
                }
                boolean isCopy = object instanceof FrameObject || object instanceof CopyOnWriteObject;
                assertThat(window.getLong(0) != 0).as(object.kind()).isEqualTo(isCopy);
                assertThat(region.residentBytes()).as(object.kind()).isEqualTo(region.bytes());
                seen.add(object.kind());
                space.unmap(region);
                next();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
    void are_there_later_if_a_handler_of_a_threaded_program_requests_them(int core) {
        OnCore.run(core, domain -> {
            List<Region> regions = new ArrayList<>();
            domain.events().handle(() -> {
                for (MemoryObject object : List.of(new AnonymousObject(2 * PAGE), new LazyObject(2 * PAGE))) {
                    domain.addressSpace().request(object, Placement.ANYWHERE, mapped -> regions.add(mapped.value()));
                }
                return regions;
            });
            assertThat(regions).hasSizeLessThan(2);

            while (regions.size() < 2) {
                domain.events().pause(domain.syscalls().now() + MINUTE);
            }

            for (Region region : regions) {
                OnCore.window(domain, region).putInt(PAGE, 9);
                assertThat(OnCore.window(domain, region).getInt(PAGE)).isEqualTo(9);
                domain.addressSpace().unmap(region);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(value = MmuKind.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void wait_for_page_tables_as_well(MmuKind kind) {
        int count = 64;
        int[] mapped = new int[2];
        run(kind, new Steps() {
            @Override
            void begin() {
                while (mapAt(mapped[0]).succeeded()) {
                    mapped[0]++;
                }
                mapped[1] = mapped[0];
                next();
            }

            private Outcome<Region> mapAt(int number) {
                return space.mapAt(address(number), arguments(), AddressSpace.READ);
            }

            private long address(int number) {
                return 0x2000_0000L + number * 0x40_0000L;
            }

            private void next() {
                if (mapped[1] == count) {
                    domain.exit(0);
                    return;
                }
                space.request(new FrameObject(arguments()),
                        Placement.ANYWHERE.permitting(AddressSpace.READ).at(address(mapped[1])), outcome -> {
                            assertThat(outcome.error()).isEqualTo(KernelError.NONE);
                            mapped[1]++;
                            next();
                        });
            }
        }, machine -> { });

        assertThat(mapped[0]).as("mapped without a request").isLessThan(count);
        assertThat(mapped[1]).isEqualTo(count);
    }

    @ParameterizedTest
    @EnumSource(MmuKind.class)
    void are_refused_like_those_for_which_a_thread_waits(MmuKind kind) {
        List<KernelError> errors = new ArrayList<>();
        run(kind, new Steps() {
            @Override
            void begin() {
                // The first binds to the memory service.
                space.request(new AnonymousObject(PAGE, NODE), Placement.ANYWHERE, mapped -> {
                    space.unmap(mapped.value());
                    refuse(domain.slots().free());
                });
            }

            private void refuse(int before) {
                space.request(new AnonymousObject(PAGE - 1, NODE), Placement.ANYWHERE, this::add);
                space.request(new PinnedObject(PinnedObject.BYTES_MAX + PAGE, NODE), Placement.ANYWHERE, this::add);
                space.request(new CopyOnWriteObject(arguments(), PAGE, PAGE), Placement.ANYWHERE, this::add);
                space.request(new AnonymousObject(PAGE, NODE), Placement.ANYWHERE.at(1), this::add);
                space.request(new AnonymousObject(PAGE, 77), Placement.ANYWHERE, refused -> {
                    add(refused);
                    assertThat(domain.slots().free()).isEqualTo(before);
                    domain.exit(0);
                });
            }

            private void add(Outcome<Region> refused) {
                errors.add(refused.error());
            }
        }, machine -> { });

        assertThat(errors).hasSize(5).startsWith(KernelError.BAD_ARGUMENT, KernelError.BAD_ARGUMENT,
                KernelError.BAD_ARGUMENT, KernelError.BAD_ARGUMENT).doesNotContain(KernelError.NONE);
    }

    /** Each allocation of each request is refused; what is counted is compared before and after. */
    private static final class RefusedRequests extends Steps implements GetQuotaContinuation {
        private static final int TRIES_MAX = 1_000;

        private final List<Machine> machines;
        private final List<String> errors = new ArrayList<>();
        private int refused;
        private int number;
        private long granted;
        private long refusedBefore;
        private int slotsBefore = -1;
        private int tries;

        private RefusedRequests(List<Machine> machines) {
            this.machines = machines;
        }

        @Override
        void begin() {
            // The first binds to the memory service.
            settle();
        }

        /** At a request, the memory service frees what it could not free before; it credits the quota later. */
        private void settle() {
            space.request(new AnonymousObject(PAGE, NODE), Placement.ANYWHERE, mapped -> {
                space.unmap(mapped.value());
                domain.monitor().sendGetQuota(this);
            });
        }

        @Override
        public void replied(QuotaAmounts used, QuotaAmounts quota, long setBy) {
            // The memory of the last request may be what it cannot free at once.
            boolean isCredited = used.memory() <= PAGE;
            boolean isBalanced = isCredited && (slotsBefore < 0 || domain.slots().free() == slotsBefore);
            if (!isBalanced && ++tries < TRIES_MAX) {
                domain.monitor().sendGetQuota(this);
                return;
            }
            tries = 0;
            if (!isBalanced) {
                errors.add("object " + number + " after " + granted + ": " + used.memory() + " bytes are used, and "
                        + slotsBefore + " slots became " + domain.slots().free());
            }
            if (slotsBefore < 0) {
                slotsBefore = domain.slots().free();
                next();
            } else {
                advance();
            }
        }

        @Override
        public void failed(Failure failure) {
            errors.add(failure.toString());
            domain.exit(1);
        }

        private void next() {
            refusedBefore = machines.get(0).refusedAllocations(CORE);
            machines.get(0).setAllocationBudget(new AllocationBudget(CORE, granted, 4));
            space.request(objects(arguments()).get(number), Placement.ANYWHERE, mapped -> {
                machines.get(0).setAllocationBudget(new AllocationBudget(CORE, 0, 0));
                refused += mapped.succeeded() ? 0 : 1;
                mapped.map(region -> {
                    space.unmap(region);
                    return region;
                });
                settle();
            });
        }

        private void advance() {
            if (machines.get(0).refusedAllocations(CORE) > refusedBefore) {
                granted++;
            } else {
                granted = 0;
                number++;
            }
            if (number == 6 || !errors.isEmpty()) {
                domain.exit(0);
            } else {
                next();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MmuKind.class)
    void lose_nothing_when_an_allocation_is_refused(MmuKind kind) {
        List<Machine> machines = new ArrayList<>();
        RefusedRequests steps = new RefusedRequests(machines);

        run(kind, steps, machines::add);

        assertThat(steps.errors).isEmpty();
        assertThat(steps.number).isEqualTo(6);
        assertThat(steps.refused).as("requests that were refused").isGreaterThan(2);
    }
}
