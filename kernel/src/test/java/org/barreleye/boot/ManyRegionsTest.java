package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.PhysicalRegion;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.RamReference;
import org.barreleye.generated.user.memory.AllocateResult;
import org.barreleye.generated.user.memory.AvailableResult;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MemoryRegion;
import org.barreleye.machine.description.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory service of a machine with many regions of memory: 16 have slots in the first node, others in further. */
class ManyRegionsTest {
    private static final int FIRST_SPACE = 1_000;
    private static final long BYTES = 64 << 10;
    private static final long PAGE = 4096;
    private static final long ANY_NODE = 0xffff_ffffL;

    private static MachineDescription withFurther(int regions) {
        MachineDescription small = Presets.named("two-x86");
        List<MemoryRegion> memory = new ArrayList<>(small.memory());
        for (int i = 0; i < regions; i++) {
            memory.add(new MemoryRegion(FIRST_SPACE + i, BYTES));
        }
        return new MachineDescription(small.name(), small.about(), small.cores(), small.nodes(), small.domains(),
                small.links(), memory, small.devices(), small.wiring(), small.memoryModel(), small.lineBytes(),
                small.startSkew(), small.wire(), small.faults());
    }

    private static List<PhysicalRegion> forPrograms(MachineDescription machine) {
        return KernelMemory.of(machine, new SystemPlan(machine).cores()).rest(machine);
    }

    private static long total(Domain domain) throws CallFailed {
        MemoryClient memory = NetworkClients.memory(domain);
        long total = 0;
        long index = 0;
        AvailableResult next = memory.available(index);
        while (!next.err().failed()) {
            total += next.total();
            next = memory.available(++index);
        }
        return total;
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 16, 300})
    void has_all_of_it(int further) {
        MachineDescription machine = withFurther(further);
        long described = forPrograms(machine).stream().mapToLong(PhysicalRegion::bytes).sum();
        assertThat(described).isGreaterThan(further * BYTES);

        BootResult booted = BootResult.on(machine).run(domain -> assertThat(total(domain)).isEqualTo(described));

        assertThat(booted.status()).hasValue(0);
    }

    @Test
    void allocates_of_the_last_region() {
        long last = new CanonicalAddress(FIRST_SPACE + 299, 0).packed();

        BootResult booted = BootResult.on(withFurther(300)).run(domain -> {
            AllocateResult got = NetworkClients.memory(domain).allocate(PAGE, PAGE, ANY_NODE, last, last + BYTES);
            assertThat(new RamReference(got.memory().address()).identify(domain.syscalls()).value().base())
                    .isBetween(last, last + BYTES - PAGE);
        });

        assertThat(booted.status()).hasValue(0);
    }

    @Test
    void is_not_booted_with_more_regions_than_it_can_be_given() {
        assertThatThrownBy(() -> Boot.on(new SystemPlan(withFurther(8_176)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 8177 regions of memory for programs, and the memory service can be given "
                + "8176; describe fewer, larger ones");
    }
}
