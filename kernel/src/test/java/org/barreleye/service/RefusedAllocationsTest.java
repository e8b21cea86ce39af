package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.boot.CoreKind;
import org.barreleye.demo.SumServer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SpawnTerms;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.machine.fault.AllocationBudget;
import org.barreleye.machine.fault.Faults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run in which the machine refuses one allocation, for each allocation that there is: from the first of a monitor to
 * the last of a program. Memory, a process on each core, and whatever it takes to get there.
 */
class RefusedAllocationsTest {
    private static final long PAGE = 4096;
    private static final long ANY = 0xffff_ffffL;
    private static final String DONE = "main: all is done";

    private static BootResult bootWithRefusal(MmuKind kind, int core, long granted) {
        Faults faults = Faults.none().with(new AllocationBudget(new CoreId(core), granted, 1));
        return BootResult.on(CoreKind.of(kind, "two-x86")).withFaults(faults).with("user", domain -> { })
                .with(new SumServer()).with("waiting", Clients::pauseForAMinute)
                .run(RefusedAllocationsTest::useTheSystem);
    }

    /** A request that a domain makes of its monitor or of a service. */
    @FunctionalInterface
    private interface Request {
        ErrorCode make() throws CallFailed;
    }

    /** Makes a request, and makes it again if it was refused: only one allocation of a run is refused. */
    private static void makeTwice(Domain domain, String what, Request request) throws CallFailed {
        ErrorCode refused;
        try {
            refused = request.make();
        } catch (CallFailed failed) {
            domain.syscalls().print(what + ": " + failed.getMessage());
            refused = ErrorCode.of("CALL_FAILED");
        }
        if (refused.failed()) {
            domain.syscalls().print(what + ": " + refused);
            assertThat(request.make()).as("%s, the second time", what).isEqualTo(ErrorCode.NONE);
        }
    }

    private static void useTheSystem(Domain domain) throws CallFailed {
        MemoryClient memory = Clients.memory(domain);
        long before = memory.available(0).free();
        AllocateResult[] allocated = new AllocateResult[1];
        makeTwice(domain, "memory", () -> {
            allocated[0] = memory.allocate(PAGE, 1, ANY, 0, 0);
            return allocated[0].err();
        });
        makeTwice(domain, "freeing it", () -> memory.free(allocated[0].memory()));
        makeTwice(domain, "memory of the monitor", () -> {
            domain.allocate(PAGE);
            return ErrorCode.NONE;
        });
        useNames(domain);
        makeTwice(domain, "the terminal", () -> {
            Clients.terminal(domain).write("shown\n");
            return ErrorCode.NONE;
        });
        ProcessesClient processes = Clients.processes(domain);
        for (int core = 0; core < 2; core++) {
            useProcesses(domain, processes, core);
        }
        assertThat(memory.available(0).free()).as("free memory").isEqualTo(before);
        domain.syscalls().print("all is done");
    }

    private static void useNames(Domain domain) throws CallFailed {
        makeTwice(domain, "a record", () -> domain.nameService().register("record", CapabilityReference.ABSENT, ""));
        makeTwice(domain, "a watch", () -> domain.nameService().watch("other."));
        makeTwice(domain, "a look-up", () -> domain.delete(domain.nameService().lookUp("memory").service()).succeeded()
                ? ErrorCode.NONE
                : SystemError.NO_SUCH_NAME.code());
        makeTwice(domain, "removing the record", () -> domain.nameService().unregister("record"));
    }

    private static void useProcesses(Domain domain, ProcessesClient processes, int core) throws CallFailed {
        long[] process = new long[1];
        SpawnTerms terms = SpawnTerms.USUAL.withQuota(Resource.MEMORY, 1 << 16);
        makeTwice(domain, "a process with a quota", () -> {
            process[0] = domain.spawn(core, "waiting", "", terms);
            return ErrorCode.NONE;
        });
        makeTwice(domain, "ending it", () -> processes.kill(process[0]));
        assertThat(processes.waitFor(process[0], Clients.SECOND).status()).isEqualTo(137);
        makeTwice(domain, "a process", () -> {
            SpawnResult spawned = processes.spawn(core, "user", "", "");
            process[0] = spawned.process();
            return spawned.err();
        });
        assertThat(processes.waitFor(process[0], Clients.SECOND).status()).isZero();
        makeTwice(domain, "a server", () -> {
            SpawnResult spawned = processes.spawn(core, "sum", core + " x86-64 0", "");
            process[0] = spawned.process();
            return spawned.err();
        });
        makeTwice(domain, "a binding to it", () -> {
            domain.connect("sum.0." + core, 10_000_000,
                    channel -> WorkshopInterface.connect(channel, new WorkshopHandler() {})).close();
            return ErrorCode.NONE;
        });
        assertThat(processes.kill(process[0])).isEqualTo(ErrorCode.NONE);
        assertThat(processes.waitFor(process[0], Clients.SECOND).status()).isEqualTo(137);
    }

    @ParameterizedTest(name = "on core {1}, {0}")
    @CsvSource({"X86_64,0", "X86_64,1", "X86_32,0", "ARMV7,0", "AARCH64,0", "SV39,0", "NONE,0"})
    void are_reported_and_break_nothing(MmuKind kind, int core) {
        long granted = 0;
        BootResult booted = bootWithRefusal(kind, core, granted);
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
            booted = bootWithRefusal(kind, core, ++granted);
        }
        assertThat(booted.status()).hasValue(0);
        assertThat(booted.console()).contains(DONE);
        assertThat(recovered).as("runs that went on to their end").isPositive();
    }
}
