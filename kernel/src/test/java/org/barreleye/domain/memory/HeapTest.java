package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barreleye.domain.memory.OnCore.PAGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
    @ParameterizedTest(name = "on core {0} with seed {1}")
    @CsvSource({"0, 1", "0, 2", "16, 3", "16, 4", "32, 5"})
    void hands_out_pieces_that_do_not_overlap_and_keep_their_contents(int core, long seed) {
        OnCore.run(core, domain -> {
            Heap heap = new Heap(domain.addressSpace());
            Memory memory = domain.syscalls().memory();
            Random random = new Random(seed);
            TreeMap<Long, Long> pieces = new TreeMap<>();
            for (int step = 0; step < 600; step++) {
                if (random.nextInt(5) < 3 || pieces.isEmpty()) {
                    long bytes = 8 * (1 + random.nextInt(random.nextInt(8) == 0 ? 1_500 : 60));
                    long alignment = 1L << random.nextInt(10);
                    var allocated = heap.allocate(bytes, alignment);
                    if (!allocated.succeeded()) {
                        assertThat(allocated.error()).as("seed %d", seed).isEqualTo(KernelError.OUT_OF_MEMORY);
                        continue;
                    }
                    long address = allocated.value();
                    assertThat(address % alignment).as("seed %d", seed).isZero();
                    Map.Entry<Long, Long> before = pieces.floorEntry(address + bytes - 1);
                    assertThat(before == null || before.getKey() + before.getValue() <= address)
                            .as("seed %d, step %d: no overlap", seed, step).isTrue();
                    pieces.put(address, bytes);
                    memory.store(address, 8, address, memory.endianness());
                    memory.store(address + bytes - 8, 8, address, memory.endianness());
                } else {
                    List<Long> addresses = new ArrayList<>(pieces.keySet());
                    long address = addresses.get(random.nextInt(addresses.size()));
                    long bytes = pieces.remove(address);
                    assertThat(memory.load(address, 8, memory.endianness())).as("seed %d", seed).isEqualTo(address);
                    assertThat(memory.load(address + bytes - 8, 8, memory.endianness())).isEqualTo(address);
                    assertThat(heap.free(address).succeeded()).isTrue();
                }
            }
            for (long address : pieces.keySet()) {
                assertThat(heap.free(address).succeeded()).isTrue();
            }
            assertThat(heap.allocatedBytes()).isZero();
            assertThat(domain.addressSpace().regions().stream()
                    .filter(region -> region.object() instanceof AnonymousObject)).as("seed %d", seed).hasSize(1);
            long bytes = heap.bytes();
            assertThat(heap.allocate(bytes, 1).succeeded()).as("all that is free has been merged").isTrue();
            assertThat(heap.bytes()).isEqualTo(bytes);
        });
    }

    @Test
    void refuses_what_makes_no_sense() {
        OnCore.run(OnCore.X86_64, domain -> {
            Heap heap = new Heap(domain.addressSpace());
            long address = heap.allocate(1, 1).value();

            assertThat(heap.allocate(0, 1).error()).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(heap.allocate(8, 24).error()).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(heap.allocate(8, 2 * PAGE).error()).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(heap.allocate(Long.MAX_VALUE, 1).error()).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(heap.allocate(1L << 40, 1).error()).isEqualTo(KernelError.OUT_OF_MEMORY);
            assertThat(heap.free(address + 16).error()).isEqualTo(KernelError.BAD_ARGUMENT);
            assertThat(heap.free(address).succeeded()).isTrue();
            assertThat(heap.free(address).error()).isEqualTo(KernelError.BAD_ARGUMENT);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7, OnCore.POWER32})
    void gives_all_back_at_its_end(int core) {
        OnCore.run(core, domain -> {
            domain.addressSpace().map(new AnonymousObject(PAGE)).value();
            int free = domain.slots().free();
            Heap heap = new Heap(domain.addressSpace());
            heap.allocate(Heap.REGION_BYTES, 16).value();
            heap.allocate(PAGE, 16).value();
            assertThat(heap.bytes()).isEqualTo(2 * Heap.REGION_BYTES);

            heap.end();

            assertThat(domain.slots().free()).isEqualTo(free);
        });
    }
}
