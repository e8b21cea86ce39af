package org.barreleye.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.walls.cycle.There;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WallsTest {
    /** A rule, and a class that breaks it. */
    private record Wall(String sentence, ArchRule rule, String... trespassers) {}

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The compilers are here for one test, and have walls of their own.
            .withImportOption(location -> !location.contains("/org/barreleye/hamlet/"))
            .withImportOption(location -> !location.contains("/org/barreleye/compiler/"))
            .importPackages("org.barreleye");

    private static List<Wall> walls() {
        List<Wall> walls = new ArrayList<>();
        walls.add(new Wall("user code does not see the kernel", Walls.USER_CODE_DOES_NOT_SEE_THE_KERNEL,
                "org.barreleye.domain.SeesTheKernel"));
        walls.add(new Wall("the kernel does not see user code", Walls.THE_KERNEL_DOES_NOT_SEE_USER_CODE,
                "org.barreleye.cpudriver.SeesUserCode"));
        walls.add(new Wall("a CPU driver knows no other", Walls.A_CPU_DRIVER_KNOWS_NO_OTHER,
                "org.barreleye.cpudriver.KnowsAnother"));
        walls.add(new Wall("statics do not change", Walls.STATICS_DO_NOT_CHANGE,
                "org.barreleye.cpudriver.RemembersForAll", "org.barreleye.cpudriver.SharesAList"));
        walls.add(new Wall("time, chance and order come from the machine",
                Walls.TIME_CHANCE_AND_ORDER_COME_FROM_THE_MACHINE, "org.barreleye.cpudriver.LooksAtTheClock",
                "org.barreleye.cpudriver.RollsDice", "org.barreleye.cpudriver.IteratesInSaltedOrder"));
        walls.add(new Wall("the kpi stands alone", Walls.THE_KPI_STANDS_ALONE, "org.barreleye.kpi.SeesTheMachine"));
        walls.add(new Wall("confinement does not know the kernel", Walls.CONFINEMENT_DOES_NOT_KNOW_THE_KERNEL,
                "org.barreleye.confinement.SeesTheCpuDriver"));
        walls.add(new Wall("hardware does not know software", Walls.HARDWARE_DOES_NOT_KNOW_SOFTWARE,
                "org.barreleye.machine.SeesSoftware"));
        walls.add(new Wall("generated code does not know the kernel", Walls.GENERATED_CODE_DOES_NOT_KNOW_THE_KERNEL,
                "org.barreleye.generated.SeesTheCpuDriver"));
        walls.add(new Wall("stubs do not see the kernel's tables", Walls.STUBS_DO_NOT_SEE_THE_KERNELS_TABLES,
                "org.barreleye.generated.user.SeesKernelTables"));
        walls.add(new Wall("only the command line sees the host", Walls.ONLY_THE_COMMAND_LINE_SEES_THE_HOST,
                "org.barreleye.shell.ReadsAFile"));
        walls.add(new Wall("names say something", Walls.NAMES_SAY_SOMETHING, "org.barreleye.cpudriver.PageHelper"));
        return walls;
    }

    @TestFactory
    Stream<DynamicTest> the_house_keeps_every_wall() {
        return Stream.concat(
                walls().stream().map(wall -> DynamicTest.dynamicTest(wall.sentence(), () -> wall.rule().check(HOUSE))),
                Stream.of(DynamicTest.dynamicTest(
                        "packages have no cycles", () -> Walls.PACKAGES_HAVE_NO_CYCLES.check(HOUSE))));
    }

    @TestFactory
    Stream<DynamicTest> every_wall_stops_whoever_walks_into_it() {
        return walls().stream().flatMap(wall -> Stream.of(wall.trespassers())
                .map(name -> DynamicTest.dynamicTest(wall.sentence() + ": " + name, () -> {
                    JavaClasses trespasser = new ClassFileImporter().importClasses(Class.forName(name));

                    assertThat(wall.rule().evaluate(trespasser).hasViolation()).isTrue();
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_cycle_of_packages_is_found() {
        JavaClasses cycle = new ClassFileImporter().importClasses(Here.class, There.class);

        return Stream.of(DynamicTest.dynamicTest("walls <-> walls.cycle",
                () -> assertThat(Walls.PACKAGES_HAVE_NO_CYCLES.evaluate(cycle).hasViolation()).isTrue()));
    }
}
