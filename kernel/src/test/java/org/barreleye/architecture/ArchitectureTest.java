package org.barreleye.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.architecture.cycle.There;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    /** A rule, and classes that violate it. */
    private record CheckedRule(String sentence, ArchRule rule, String... violations) {}

    private static final JavaClasses SYSTEM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // The compilers are here for one test, and have rules of their own.
            .withImportOption(location -> !location.contains("/org/barreleye/hamlet/"))
            .withImportOption(location -> !location.contains("/org/barreleye/compiler/"))
            // Runs beside the system, in tests, and has rules of its own.
            .withImportOption(location -> !location.contains("/org/barreleye/exploration/"))
            .importPackages("org.barreleye");

    private static List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        rules.add(new CheckedRule("user code does not see the kernel",
                ArchitectureRules.USER_CODE_DOES_NOT_SEE_THE_KERNEL,
                "org.barreleye.domain.SeesTheKernel"));
        rules.add(new CheckedRule("the kernel does not see user code",
                ArchitectureRules.THE_KERNEL_DOES_NOT_SEE_USER_CODE,
                "org.barreleye.cpudriver.SeesUserCode"));
        rules.add(new CheckedRule("a CPU driver knows no other",
                ArchitectureRules.A_CPU_DRIVER_KNOWS_NO_OTHER,
                "org.barreleye.cpudriver.KnowsAnother"));
        rules.add(new CheckedRule("statics do not change",
                ArchitectureRules.STATICS_DO_NOT_CHANGE,
                "org.barreleye.cpudriver.RemembersForAll",
                "org.barreleye.cpudriver.SharesAList"));
        rules.add(new CheckedRule("time, chance and order come from the machine",
                ArchitectureRules.TIME_CHANCE_AND_ORDER_COME_FROM_THE_MACHINE,
                "org.barreleye.cpudriver.LooksAtTheClock",
                "org.barreleye.cpudriver.RollsDice",
                "org.barreleye.cpudriver.IteratesInSaltedOrder"));
        rules.add(new CheckedRule("the kpi stands alone",
                ArchitectureRules.THE_KPI_STANDS_ALONE,
                "org.barreleye.kpi.SeesTheMachine"));
        rules.add(new CheckedRule("packets stand alone",
                ArchitectureRules.PACKETS_STAND_ALONE,
                "org.barreleye.packet.SeesTheMachine"));
        rules.add(new CheckedRule("confinement does not know the kernel",
                ArchitectureRules.CONFINEMENT_DOES_NOT_KNOW_THE_KERNEL,
                "org.barreleye.confinement.SeesTheCpuDriver"));
        rules.add(new CheckedRule("only the knowledge base sees Projog",
                ArchitectureRules.ONLY_THE_KNOWLEDGE_BASE_SEES_PROJOG,
                "org.barreleye.shell.UsesProjog"));
        rules.add(new CheckedRule("hardware does not know software",
                ArchitectureRules.HARDWARE_DOES_NOT_KNOW_SOFTWARE,
                "org.barreleye.machine.SeesSoftware"));
        rules.add(new CheckedRule("generated code does not know the kernel",
                ArchitectureRules.GENERATED_CODE_DOES_NOT_KNOW_THE_KERNEL,
                "org.barreleye.generated.SeesTheCpuDriver"));
        rules.add(new CheckedRule("stubs do not see the kernel's tables",
                ArchitectureRules.STUBS_DO_NOT_SEE_THE_KERNELS_TABLES,
                "org.barreleye.generated.user.SeesKernelTables"));
        rules.add(new CheckedRule("only the command line sees the host",
                ArchitectureRules.ONLY_THE_COMMAND_LINE_SEES_THE_HOST,
                "org.barreleye.shell.ReadsAFile"));
        rules.add(new CheckedRule("nothing on the machine uses channels of the host",
                ArchitectureRules.NOTHING_ON_THE_MACHINE_USES_CHANNELS_OF_THE_HOST,
                "org.barreleye.shell.UsesChannelsOfTheHost"));
        rules.add(new CheckedRule("names say something",
                ArchitectureRules.NAMES_SAY_SOMETHING,
                "org.barreleye.cpudriver.PageHelper"));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        return Stream.concat(
                rules().stream().map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> rule.rule().check(SYSTEM))),
                Stream.of(DynamicTest.dynamicTest(
                        "packages have no cycles", () -> ArchitectureRules.PACKAGES_HAVE_NO_CYCLES.check(SYSTEM))));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_violations() {
        return rules().stream().flatMap(rule -> Stream.of(rule.violations())
                .map(name -> DynamicTest.dynamicTest(rule.sentence() + ": " + name, () -> {
                    JavaClasses violation = new ClassFileImporter().importClasses(Class.forName(name));

                    assertThat(rule.rule().evaluate(violation).hasViolation()).isTrue();
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_cycle_of_packages_is_found() {
        JavaClasses cycle = new ClassFileImporter().importClasses(Here.class, There.class);

        return Stream.of(DynamicTest.dynamicTest("architecture <-> architecture.cycle",
                () -> assertThat(ArchitectureRules.PACKAGES_HAVE_NO_CYCLES.evaluate(cycle).hasViolation()).isTrue()));
    }
}
