package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run in which the machine refuses one allocation, for each allocation that there is: from the first of a monitor to
 * the last of a program. Memory, a process on each core, and whatever it takes to get there.
 */
class RefusedAllocationsTest {
    private static final long PAGE = 4096;
    private static final long ANY = 0xffff_ffffL;
    private static final String DONE = "main: all is done";

    private static BootResult bootWithRefusal(int core, long granted) {
        Faults faults = Faults.none().with(new AllocationBudget(new CoreId(core), granted, 1));
        return BootResult.on("two-x86").withFaults(faults).with("user", domain -> { })
                .run(RefusedAllocationsTest::useTheSystem);
    }

    /** Tries everything again that was refused, once. */
    private static void useTheSystem(Domain domain) throws CallFailed {
        MemoryClient memory = Clients.memory(domain);
        long before = memory.available(0).free();
        AllocateResult allocated = memory.allocate(PAGE, 1, ANY, 0, 0);
        if (allocated.err().failed()) {
            domain.syscalls().print("memory: " + allocated.err());
            allocated = memory.allocate(PAGE, 1, ANY, 0, 0);
        }
        assertThat(allocated.err()).as("memory, the second time").isEqualTo(ErrorCode.NONE);
        assertThat(memory.free(allocated.memory())).as("freeing it").isEqualTo(ErrorCode.NONE);
        ProcessesClient processes = Clients.processes(domain);
        for (int core = 0; core < 2; core++) {
            SpawnResult spawned = processes.spawn(core, "user", "", "");
            if (spawned.err().failed()) {
                domain.syscalls().print("a process: " + spawned.err());
                spawned = processes.spawn(core, "user", "", "");
            }
            assertThat(spawned.err()).as("a process, the second time").isEqualTo(ErrorCode.NONE);
            assertThat(processes.waitFor(spawned.process(), Clients.SECOND).status()).isZero();
        }
        assertThat(memory.available(0).free()).as("free memory").isEqualTo(before);
        domain.syscalls().print("all is done");
    }

    @ParameterizedTest(name = "on core {0}")
    @ValueSource(ints = {0, 1})
    void are_reported_and_break_nothing(int core) {
        long granted = 0;
        BootResult booted = bootWithRefusal(core, granted);
        int recovered = 0;
        while (booted.refusals() > 0) {
            assertThat(booted.status()).as("after %d allocations the machine is switched off", granted).isPresent();
            assertThat(booted.console()).as("after %d allocations no program breaks", granted)
                    .noneMatch(line -> line.contains("Exception")
                    && !line.contains("a monitor cannot begin without an endpoint"));
            if (booted.status().getAsInt() == 0) {
                recovered++;
                assertThat(booted.console()).as("after %d allocations", granted).contains(DONE);
            } else {
                assertThat(booted.console()).as("after %d allocations a core prints the reason", granted)
                        .anyMatch(line -> line.contains("ALLOCATION_REFUSED")
                        || line.contains("refuses the allocation"));
            }
            booted = bootWithRefusal(core, ++granted);
        }
        assertThat(booted.status()).hasValue(0);
        assertThat(booted.console()).contains(DONE);
        assertThat(recovered).as("runs that went on to their end").isPositive();
    }
}
