package org.barreleye.domain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.domain.memory.OnCore.PAGE;

import org.barreleye.kpi.memory.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackRegionTest {
    @ParameterizedTest
    @ValueSource(ints = {OnCore.X86_64, OnCore.ARMV7})
    void grows_downwards_up_to_its_limit(int core) {
        OnCore.run(core, domain -> {
            StackRegion stack = StackRegion.create(domain.addressSpace(), 24 * PAGE).value();
            Memory memory = domain.syscalls().memory();
            assertThat(stack.bytes()).isZero();

            memory.store(stack.top() - 8, 8, 1, memory.endianness());
            assertThat(stack.bytes()).isEqualTo(PAGE);
            memory.store(stack.top() - 3 * PAGE, 8, 2, memory.endianness());
            assertThat(stack.bytes()).as("without gaps").isEqualTo(3 * PAGE);
            memory.store(stack.lowest(), 8, 3, memory.endianness());
            assertThat(stack.bytes()).isEqualTo(24 * PAGE);

            assertThatThrownBy(() -> memory.store(stack.lowest() - 8, 8, 4, memory.endianness()))
                    .hasMessageContaining("guard page before the region").hasMessageContaining("a stack");
            stack.shrink(stack.top() - 2 * PAGE).value();
            assertThat(stack.bytes()).isEqualTo(2 * PAGE);
            assertThat(memory.load(stack.top() - 8, 8, memory.endianness())).isEqualTo(1);
            assertThat(memory.load(stack.top() - 3 * PAGE, 8, memory.endianness())).isZero();
        });
    }

    @Test
    void is_allocated_at_once_without_an_mmu() {
        OnCore.run(OnCore.POWER32, domain -> {
            StackRegion stack = StackRegion.create(domain.addressSpace(), 4 * PAGE).value();
            Memory memory = domain.syscalls().memory();

            assertThat(stack.bytes()).isEqualTo(4 * PAGE);
            memory.store(stack.lowest(), 8, 3, memory.endianness());
            assertThat(memory.load(stack.lowest(), 8, memory.endianness())).isEqualTo(3);
            assertThat(stack.shrink(stack.top() - PAGE).succeeded()).isFalse();
            stack.end();
        });
    }
}
