package org.barreleye.kpi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;
import java.util.UUID;
import org.barreleye.compiler.testing.CommonRules;

@AnalyzeClasses(packages = "org.barreleye.kpi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule nothing_comes_from_a_third_party =
            classes().should().onlyDependOnClassesThat(resideInAnyPackage("org.barreleye.kpi..", "java.."));

    @ArchTest
    static final ArchRule only_the_host_knows_threads = noClasses().that().resideOutsideOfPackage("..host..")
            .should().dependOnClassesThat().areAssignableTo(Thread.class);

    @ArchTest
    static final ArchRule only_the_host_is_concurrent = noClasses().that()
            .resideOutsideOfPackages("..host..", "..state..") // which copies what the host holds
            .should().dependOnClassesThat().resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule only_the_cloner_reflects = noClasses().that()
            // The host views its memory in several widths; a blocking client is entered by one thread at a time.
            .resideOutsideOfPackages("..state..", "..host..").and().doNotHaveSimpleName("BlockingClient")
            .should().dependOnClassesThat().resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..");

    @ArchTest
    static final ArchRule the_cloner_knows_no_other_package = classes().that().resideInAPackage("..state..")
            .should().onlyDependOnClassesThat(resideInAnyPackage("org.barreleye.kpi.state", "java.."));

    @ArchTest
    static final ArchRule only_the_host_looks_at_a_clock = noClasses().that().resideOutsideOfPackage("..host..")
            .should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule nothing_is_random = noClasses().should().dependOnClassesThat().areAssignableTo(Random.class)
            .orShould().dependOnClassesThat().areAssignableTo(UUID.class);

    @ArchTest
    static final ArchRule static_fields_are_final = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("org.barreleye.kpi.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule channels_do_not_know_bindings = noClasses().that().resideInAPackage("..channel..")
            .should().dependOnClassesThat().resideInAnyPackage("..binding..", "..host..", "..syscall..");

    @ArchTest
    static final ArchRule bindings_know_neither_hosts_nor_system_calls = noClasses().that()
            .resideInAPackage("..binding..")
            .should().dependOnClassesThat().resideInAnyPackage("..host..", "..syscall..");

    @ArchTest
    static final ArchRule marshalling_knows_only_outcomes = classes().that().resideInAPackage("..marshal..")
            .should().onlyDependOnClassesThat(
                    resideInAnyPackage("org.barreleye.kpi.marshal", "org.barreleye.kpi.outcome", "java.."));

    @ArchTest
    static final ArchRule names_say_what_a_class_is = CommonRules.NAMES_SAY_WHAT_A_CLASS_IS;

    @ArchTest
    static final ArchRule no_class_is_just_data = noClasses().should().haveNameMatching(".*(Data|Info)");
}
