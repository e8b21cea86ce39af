package org.barreleye.hamlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of this compiler. */
@AnalyzeClasses(packages = "org.barreleye.hamlet", importOptions = ImportOption.DoNotIncludeTests.class)
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
    static final ArchRule JACKSON_IS_SEEN_BY_THE_DUMP_ONLY = noClasses()
            .that().resideOutsideOfPackage("..dump..")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule SYNTAX_DOES_NOT_KNOW_WHAT_IT_MEANS = noClasses()
            .that().resideInAPackage("..hamlet.syntax..")
            .should().dependOnClassesThat().resideInAnyPackage("..hamlet.model..", "..hamlet.analysis..",
                    "..hamlet.rule..");

    @ArchTest
    static final ArchRule DERIVATIONS_KNOW_MEANINGS_ONLY = noClasses()
            .that().resideInAPackage("..hamlet.analysis..")
            .should().dependOnClassesThat().resideInAnyPackage("..hamlet.syntax..", "..hamlet.rule..",
                    "..hamlet.cli..");

    @ArchTest
    static final ArchRule ONLY_COMMANDS_AND_THE_VERIFICATION_TOUCH_THE_DISK = noClasses()
            .that().resideOutsideOfPackages("..cli..", "..verify..")
            .should().dependOnClassesThat().resideInAPackage("java.nio.file..");

    @ArchTest
    static final ArchRule ONLY_THE_VERIFICATION_RUNS_JAVAC = noClasses()
            .that().resideOutsideOfPackage("..verify..")
            .should().dependOnClassesThat().resideInAPackage("javax.tools..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices()
            .matching("org.barreleye.hamlet.(**)").should().beFreeOfCycles();

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
