package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.machine.description.MmuKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The allocations that an operation of the memory library makes are refused, one or several from the n-th on, for every
 * n: the operation reports an error or does without, loses nothing, and succeeds the next time.
 */
class RefusedMemoryTest {
    private static final long PAGE = OnCore.PAGE;
    private static final long MILLISECOND = 1_000_000;
    // The library repeats what was refused, in up to three layers.
    private static final List<Integer> REFUSALS = List.of(1, 2, 4, 9);
    private static final int ERRORS_MAX = 20;

    /** The slots, among them those of frames, mappings and tables; the regions; and the memory. */
    private record Usage(int slots, int nodes, int regions, long bytes) {
        private static Usage of(Domain domain) {
            domain.addressSpace().trim();
            // At a request, the memory service frees what it could not free before; it credits the quota later.
            domain.addressSpace().map(new AnonymousObject(PAGE, 0)).map(region -> {
                domain.addressSpace().unmap(region);
                return region;
            });
            domain.threads().sleep(MILLISECOND);
            return new Usage(domain.slots().free(), domain.slots().nodes(), domain.addressSpace().regions().size(),
                    used(domain));
        }

        private static long used(Domain domain) {
            try {
                return Quota.of(MonitorInterface.client(domain.monitor(), domain.events()).getQuota().used())
                        .of(Resource.MEMORY);
            } catch (CallFailed failed) {
                throw new AssertionError(failed);
            }
        }

        /** The same after the memory for page tables has grown, which is kept. */
        private Usage withMoreForTables() {
            return new Usage(slots - 1, nodes, regions, bytes + TableMemory.FURTHER_BYTES);
        }
    }

    /** An operation with refusals in one domain. */
    private static final class Refusals {
        private final Domain domain;
        private final RefusingMachine machine;
        private final List<String> errors;
        private int failed;

        private Refusals(Domain domain, RefusingMachine machine, List<String> errors) {
            this.domain = domain;
            this.machine = machine;
            this.errors = errors;
        }

        private void refuseEach(MemoryOperations.Operation operation) {
            for (int refused : REFUSALS) {
                long granted = 0;
                while (loseNothing(operation, granted, refused) && errors.size() < ERRORS_MAX) {
                    granted++;
                }
            }
        }

        /** Returns whether an allocation was refused. */
        private boolean loseNothing(MemoryOperations.Operation operation, long granted, int refused) {
            Usage before = Usage.of(domain);
            long refusedBefore = machine.refusals();
            boolean succeeded = run(operation, granted, refused);
            boolean wasRefused = machine.refusals() > refusedBefore;
            Usage after = Usage.of(domain);
            boolean lasts = succeeded && operation.isLasting();
            boolean hasGrown = operation.isLasting() && after.equals(before.withMoreForTables());
            if (!lasts && !hasGrown && !after.equals(before)) {
                errors.add(description(operation, granted, refused) + before + " became " + after);
            }
            repeat(operation, granted, refused);
            return wasRefused;
        }

        /** Returns whether the operation succeeds nevertheless. */
        private boolean run(MemoryOperations.Operation operation, long granted, int refused) {
            machine.refuse(granted, refused);
            boolean succeeded = false;
            try {
                succeeded = operation.body().get().succeeded();
            } catch (RuntimeException thrown) {
                errors.add(description(operation, granted, refused) + thrown);
            }
            machine.grantAll();
            failed += succeeded ? 0 : 1;
            return succeeded;
        }

        private void repeat(MemoryOperations.Operation operation, long granted, int refused) {
            Outcome<?> repeated = operation.body().get();
            if (!repeated.succeeded()) {
                errors.add(description(operation, granted, refused) + "repeated, " + repeated.error());
            }
        }

        private static String description(MemoryOperations.Operation operation, long granted, int refused) {
            return operation.name() + ", " + refused + " refused after " + granted + ": ";
        }
    }

    @ParameterizedTest
    @EnumSource(MmuKind.class)
    void lose_nothing(MmuKind kind) {
        List<String> errors = new ArrayList<>();
        List<String> withoutError = new ArrayList<>();
        BootResult booted = RefusingMachine.run(kind, (domain, machine) -> {
            domain.threads();
            Refusals refusals = new Refusals(domain, machine, errors);
            for (MemoryOperations.Operation operation : new MemoryOperations(domain).all()) {
                // The first use binds to services and enlarges reserves.
                Outcome<?> first = operation.body().get();
                assertThat(first.succeeded()).as("%s: %s", operation.name(), first.error()).isTrue();
                int before = refusals.failed;
                refusals.refuseEach(operation);
                if (refusals.failed == before) {
                    withoutError.add(operation.name());
                }
            }
        });

        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
        assertThat(errors).isEmpty();
        // To map a frame needs no memory without an MMU.
        assertThat(withoutError).as("operations that no refusal made fail")
                .allMatch(name -> kind == MmuKind.NONE && MemoryOperations.OF_FRAMES.contains(name));
    }

    @ParameterizedTest
    @CsvSource({"X86_64,map anonymous memory", "X86_64,map lazy memory", "ARMV7,map a copy on write",
        "NONE,allocate of a heap", "NONE,map pinned memory"})
    void leave_the_first_operation_of_a_domain_possible(MmuKind kind, String name) {
        List<String> errors = new ArrayList<>();
        int tried = 0;
        for (int refused : REFUSALS) {
            BootResult booted;
            long granted = 0;
            do {
                long after = granted;
                booted = RefusingMachine.run(kind, (domain, machine) -> {
                    Refusals refusals = new Refusals(domain, machine, errors);
                    MemoryOperations.Operation operation = new MemoryOperations(domain).named(name);
                    refusals.run(operation, after, refused);
                    refusals.repeat(operation, after, refused);
                });
                assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
                granted++;
                tried++;
            } while (booted.refusals() > 0);
        }

        assertThat(errors).isEmpty();
        assertThat(tried).isGreaterThan(2 * REFUSALS.size());
    }
}
