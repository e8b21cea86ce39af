package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.domain.memory.OnCore.PAGE;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.monitor.MonitorInterface;
import org.barreleye.generated.user.quotas.QuotaAmounts;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One allocation is refused, for each that an operation makes: it is refused or succeeds, and nothing is lost. */
class RefusedMemoryTest {
    private static final long SETUP_BYTES = 4 * PAGE;
    private static final long ACCOUNT_MAX = 60;

    /** An operation that leaves nothing behind, whether it is refused or not. */
    @FunctionalInterface
    private interface Operation {
        void run(Domain domain, FrameReference frame);
    }

    private static Operation operation(String name) {
        return switch (name) {
            case "heap" -> RefusedMemoryTest::useHeap;
            case "stack" -> RefusedMemoryTest::useStack;
            case "discard" -> RefusedMemoryTest::discard;
            default -> (domain, frame) -> new MappedObjects(domain, frame)
                    .tryObject(new MappedObjects(domain, frame).all().get(Integer.parseInt(name)));
        };
    }

    private static void useHeap(Domain domain, FrameReference frame) {
        Heap heap = new Heap(domain.addressSpace());
        heap.allocate(100, 8).map(heap::free);
        heap.allocate(2 * Heap.REGION_BYTES, 8).map(heap::free);
        heap.end();
    }

    private static void useStack(Domain domain, FrameReference frame) {
        StackRegion.create(domain.addressSpace(), 8 * PAGE).map(stack -> {
            var memory = domain.syscalls().memory();
            memory.store(stack.lowest(), 8, 1, memory.endianness());
            stack.end();
            return stack;
        });
    }

    private static void discard(Domain domain, FrameReference frame) {
        AddressSpace space = domain.addressSpace();
        space.map(new AnonymousObject(2 * PAGE)).map(region -> {
            Window window = OnCore.window(domain, region);
            space.discard(region, 0, 2 * PAGE).value();
            window.putInt(0, 1);
            space.protect(region, AddressSpace.READ).value();
            space.unmap(region);
            return region;
        });
    }

    private static boolean unmap(Domain domain, Region region) {
        domain.addressSpace().unmap(region);
        return true;
    }

    /** The slots, among them those of frames, mappings and tables; the regions; and the memory. */
    private static List<Long> account(Domain domain) throws CallFailed {
        domain.addressSpace().trim();
        // Of one of the two requests, the memory may be what cannot be freed at once.
        long used = Math.min(usedAfterRequest(domain), usedAfterRequest(domain));
        return List.of((long) domain.slots().free(), (long) domain.slots().nodes(),
                (long) domain.addressSpace().regions().size(), used);
    }

    /** At a request, the memory service frees what it could not free before; it credits the quota after its reply. */
    private static long usedAfterRequest(Domain domain) throws CallFailed {
        domain.addressSpace().map(new AnonymousObject(PAGE)).map(region -> unmap(domain, region));
        domain.threads().sleep(1_000_000);
        QuotaAmounts used = MonitorInterface.client(domain.monitor(), domain.events()).getQuota().used();
        return Quota.of(used).of(Resource.MEMORY);
    }

    private static BootResult run(long granted, Operation operation, boolean[] began, List<String> losses) {
        return OnCore.runRefusing(granted, domain -> {
            domain.threads();
            // The memory service is bound for the first large object.
            domain.addressSpace().map(new AnonymousObject(2 * Heap.REGION_BYTES))
                    .map(region -> unmap(domain, region));
            FrameReference frame = domain.createFrame(domain.allocate(2 * PAGE), 2 * PAGE).value();
            List<Long> before = account(domain);
            if (before.get(before.size() - 1) > SETUP_BYTES) {
                // The refusal was in the start of the memory service; the monitor credits at the end of the domain.
                domain.syscalls().print("has memory of the monitor");
                return;
            }
            domain.syscalls().print("begins");
            operation.run(domain, frame);
            List<Long> after = account(domain);
            if (!before.equals(after)) {
                losses.add("after " + granted + " allocations: " + before + " became " + after);
            }
            began[0] = true;
            domain.syscalls().print("ends");
        });
    }

    @ParameterizedTest(name = "of {0}")
    @ValueSource(strings = {"0", "1", "2", "3", "4", "heap", "stack", "discard"})
    void lose_nothing(String name) {
        Operation operation = operation(name);
        List<String> losses = new ArrayList<>();
        long granted = firstOf(operation);
        int tried = 0;
        BootResult booted;
        do {
            booted = run(granted, operation, new boolean[1], losses);
            if (booted.console().contains("main: begins")) {
                assertThat(booted.status()).as("after %d allocations: %s", granted, booted.console()).hasValue(0);
                assertThat(booted.console()).as("after %d allocations", granted).contains("main: ends");
                tried++;
            }
            granted++;
        } while (booted.refusals() > 0);

        assertThat(tried).as("runs in which the operation began").isGreaterThan(2);
        assertThat(losses).isEmpty();
    }

    /** At most the number of allocations before the operation begins. */
    private static long firstOf(Operation operation) {
        long low = 0;
        long high = 4_096;
        while (low < high) {
            long middle = (low + high) / 2;
            boolean[] ended = new boolean[1];
            BootResult booted = run(middle, (domain, frame) -> domain.syscalls().print("operates"), ended,
                    new ArrayList<>());
            if (booted.refusals() > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // The account after the operation makes a few too.
        return Math.max(0, low - ACCOUNT_MAX);
    }
}
