package org.barreleye.cpudriver.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.barreleye.machine.description.MmuKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After every operation of domains on page tables and memory, the MMUs of all cores translate what the model of the
 * mappings says, whatever their TLBs have seen, tables name nothing else, and no memory is lost or used twice.
 */
class RandomMappingsTest {
    private static final int OPERATIONS = 5_000;
    private static final int RUNS = 2;

    private static long seed() {
        long seed = Long.getLong("seed", 20261130);
        System.out.println("RandomMappingsTest: -Dseed=" + seed);
        return seed;
    }

    @Nested
    class Translations_contents_and_memory {
        @ParameterizedTest(name = "{0}, {1} cores")
        @CsvSource({"X86_64, 1", "X86_64, 4", "X86_32, 1", "X86_32, 3", "ARMV7, 1", "ARMV7, 2", "AARCH64, 1",
            "AARCH64, 4", "SV39, 1", "SV39, 3"})
        void are_those_of_the_model_after_every_operation(MmuKind kind, int cores) {
            long seed = seed();
            Map<PagingEvent, Integer> events = new EnumMap<>(PagingEvent.class);
            for (int run = 0; run < RUNS; run++) {
                new RandomMappings(kind, cores, seed + run, Canary.NONE).run(OPERATIONS)
                        .forEach((event, count) -> events.merge(event, count, Integer::sum));
            }
            System.out.println("RandomMappingsTest: " + kind + ", cores: " + cores + ", " + events);
            assertThat(events.keySet()).as("what is checked has happened").containsAll(
                    EnumSet.allOf(PagingEvent.class).stream().filter(event -> cores > 1 || event.isLocal()).toList());
        }
    }

    @Nested
    class A_planted_mistake {
        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void is_found_by_its_check(Canary canary) {
            String found = "";
            for (long seed = 1; seed <= 20 && found.isEmpty(); seed++) {
                try {
                    new RandomMappings(MmuKind.X86_64, canary.cores(), seed, canary).run(OPERATIONS);
                } catch (AssertionError error) {
                    found = error.getMessage();
                }
            }
            assertThat(found).contains(": " + canary.checker().word() + ": ");
        }
    }
}
