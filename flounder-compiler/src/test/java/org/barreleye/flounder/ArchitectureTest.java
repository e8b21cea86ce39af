package org.barreleye.flounder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this compiler. */
@AnalyzeClasses(packages = "org.barreleye.flounder", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ANTLR_IS_SEEN_BY_ITS_ADAPTER_ONLY = noClasses()
            .that().resideOutsideOfPackage("..syntax.antlr..")
            .should().dependOnClassesThat().resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule JAVAPOET_IS_SEEN_BY_THE_EMITTER_ONLY = noClasses()
            .that().resideOutsideOfPackage("..emit..")
            .should().dependOnClassesThat().resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule PICOCLI_IS_SEEN_BY_THE_COMMAND_LINE_ONLY = noClasses()
            .that().resideOutsideOfPackage("..cli..")
            .should().dependOnClassesThat().resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule JACKSON_IS_SEEN_BY_DUMP_AND_INDEX_ONLY = noClasses()
            .that().resideOutsideOfPackages("..dump..", "..index..")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule SYNTAX_DOES_NOT_KNOW_WHAT_IT_MEANS = noClasses()
            .that().resideInAPackage("..flounder.syntax..")
            .should().dependOnClassesThat().resideInAnyPackage("..flounder.model..", "..flounder.plan..",
                    "..flounder.rule..");

    @ArchTest
    static final ArchRule PLANS_KNOW_MEANINGS_ONLY = noClasses()
            .that().resideInAPackage("..flounder.plan..")
            .should().dependOnClassesThat().resideInAnyPackage("..flounder.syntax..", "..flounder.rule..",
                    "..flounder.cli..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_TOUCHES_THE_DISK = noClasses()
            .that().resideOutsideOfPackage("..cli..")
            .should().dependOnClassesThat().resideInAPackage("java.nio.file..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices()
            .matching("org.barreleye.flounder.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule TIME_CHANCE_AND_THREADS_ARE_FOR_OTHERS = noClasses()
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.UUID")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.HashMap")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.HashSet")
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = classes()
            .should().haveNameNotMatching(".*\\.(Base\\w*|\\w*(Manager|Helper|Util|Utils|Impl|Info))");

    @ArchTest
    static final ArchRule ONLY_INTERFACES_AND_RECORDS_ARE_OPEN = classes()
            .that().areTopLevelClasses().and().areNotInterfaces().and().areNotEnums()
            .and().resideOutsideOfPackage("..syntax.antlr..").and().haveSimpleNameNotEndingWith("package-info")
            .should().haveModifier(JavaModifier.FINAL);
}
