package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.PlanCheck;
import org.barreleye.kpi.state.SharedStateSearch;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.machine.Machine;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.trace.ConsoleLine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The standard system, whose services are reactors, is copied while it boots. */
class CopiedSystemTest {
    private static final int STEPS = 12_000;
    private static final int PERIOD = 1_500;
    // Until the interface has come back, and its network is up again.
    private static final int HOT_PLUG_STEPS = 3_200;
    private static final int HOT_PLUG_PERIOD = 160;
    // In picoseconds.
    private static final long UNPLUGGED = 3_000_000_000L;
    private static final long PLUGGED = 4_000_000_000L;

    /** A main program that does nothing, and leads the test to the kernel of its core. */
    private static final class Idle implements Program.ReactorProgram {
        private final List<SystemCalls> loaded = new ArrayList<>();

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public Upcalls load(SystemCalls syscalls, long argument0, long argument1) {
            loaded.add(syscalls);
            return new Nothing();
        }
    }

    private static final class Nothing implements Upcalls {
        @Override
        public Wait run() {
            return Wait.FOR_ENDPOINTS;
        }
    }

    private static Machine booting(String machine, Program main) {
        return Boot.on(StandardSystem.on(Presets.named(machine), main, List.of(), 0), 1);
    }

    /** A machine whose interface is unplugged and plugged in again while it boots. */
    private static Machine bootingWithHotPlug() {
        Machine machine = booting("hot-plug", new Idle());
        machine.setPresent(UNPLUGGED, "nic0", false);
        machine.setPresent(PLUGGED, "nic0", true);
        return machine;
    }

    private static void steps(Machine machine, int count) {
        for (int step = 0; step < count; step++) {
            machine.step();
        }
    }

    @Nested
    class A_copy {
        @Test
        void made_at_any_time_continues_as_the_original() {
            Machine original = booting("demo", new Idle());
            List<Machine> copies = new ArrayList<>();
            for (int at = 0; at < STEPS; at += PERIOD) {
                copies.add(original.copy());
                steps(original, PERIOD);
            }

            for (int index = 0; index < copies.size(); index++) {
                steps(copies.get(index), STEPS - index * PERIOD);
                assertThat(copies.get(index).traceHash()).as("copy %s", index).isEqualTo(original.traceHash());
                assertThat(copies.get(index).memoryHash()).as("copy %s", index).isEqualTo(original.memoryHash());
            }
        }

        @Test
        void made_while_a_device_comes_or_goes_continues_as_the_original() {
            Machine original = bootingWithHotPlug();
            List<Machine> copies = new ArrayList<>();
            for (int at = 0; at < HOT_PLUG_STEPS; at += HOT_PLUG_PERIOD) {
                copies.add(original.copy());
                assertThat(SharedStateSearch.find(original, copies.get(copies.size() - 1))).isEmpty();
                steps(original, HOT_PLUG_PERIOD);
            }
            assertThat(original.console()).extracting(ConsoleLine::text)
                    .filteredOn("nic-driver: open as 'nic0'"::equals).hasSize(2);

            for (int index = 0; index < copies.size(); index++) {
                steps(copies.get(index), HOT_PLUG_STEPS - index * HOT_PLUG_PERIOD);
                assertThat(copies.get(index).traceHash()).as("copy %s", index).isEqualTo(original.traceHash());
            }
        }

        @Test
        void shares_nothing_that_changes_with_its_original() {
            Machine original = booting("demo", new Idle());
            for (int at = 0; at < STEPS; at += PERIOD) {
                steps(original, PERIOD);
                Machine copy = original.copy();
                assertThat(SharedStateSearch.find(original, copy)).as("after %s steps", at).isEmpty();
            }
            assertThat(SharedStateSearch.count(original)).isGreaterThan(5_000);
        }
    }

    @Nested
    class The_kernel_of_one_core {
        @Test
        void is_copied_alone_with_the_core_as_its_boundary() {
            Idle main = new Idle();
            Machine machine = booting("demo", main);
            while (main.loaded.isEmpty()) {
                machine.step();
            }
            Core core = machine.cores().get(0);
            SystemCalls kernel = main.loaded.get(0);
            StateCloner cloner = new StateCloner();
            cloner.share(core);
            SystemCalls copy = cloner.copy(kernel);

            assertThat(copy).isNotSameAs(kernel);
            List<String> shared = SharedStateSearch.find(kernel, copy);
            assertThat(shared).isNotEmpty().allSatisfy(way -> assertThat(way).contains(".core"));
            assertThat(SharedStateSearch.count(kernel)).isLessThan(SharedStateSearch.count(machine) + 1);
        }
    }

    @Test
    void there_is_a_plan_for_every_copyable_class() {
        List<Class<?>> classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.barreleye").stream()
                .filter(type -> type.isAssignableTo(Copyable.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        assertThat(classes).hasSizeGreaterThan(200);
        assertThat(classes.stream().flatMap(type -> PlanCheck.problems(type).stream())).isEmpty();
    }
}
