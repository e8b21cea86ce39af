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

@AnalyzeClasses(packages = "org.barreleye.kpi", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule nothing_comes_from_a_third_party =
            classes().should().onlyDependOnClassesThat(resideInAnyPackage("org.barreleye.kpi..", "java.."));

    @ArchTest
    static final ArchRule only_the_host_knows_threads = noClasses().that().resideOutsideOfPackage("..host..")
            .should().dependOnClassesThat().areAssignableTo(Thread.class)
            .orShould().dependOnClassesThat().resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule only_the_host_looks_at_a_clock = noClasses().that().resideOutsideOfPackage("..host..")
            .should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule nobody_throws_dice = noClasses().should().dependOnClassesThat().areAssignableTo(Random.class)
            .orShould().dependOnClassesThat().areAssignableTo(UUID.class);

    @ArchTest
    static final ArchRule nobody_keeps_state_in_statics = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("org.barreleye.kpi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule channels_do_not_know_bindings = noClasses().that().resideInAPackage("..channel..")
            .should().dependOnClassesThat().resideInAnyPackage("..binding..", "..host..", "..trap..");

    @ArchTest
    static final ArchRule bindings_know_neither_hosts_nor_traps = noClasses().that().resideInAPackage("..binding..")
            .should().dependOnClassesThat().resideInAnyPackage("..host..", "..trap..");

    @ArchTest
    static final ArchRule messages_know_only_what_they_are_made_of = classes().that().resideInAPackage("..message..")
            .should().onlyDependOnClassesThat(
                    resideInAnyPackage("org.barreleye.kpi.message", "org.barreleye.kpi.outcome", "java.."));

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
                    .orShould().haveSimpleNameStartingWith("Base");
}
