package org.barreleye.compiler.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture rules that both compilers and their shared part keep. */
public final class ArchitectureRules {
    /** ANTLR is hidden behind an adapter. */
    @ArchTest
    public static final ArchRule ANTLR_IS_USED_BY_ITS_ADAPTERS_ONLY = noClasses()
            .that().resideOutsideOfPackages("..syntax.antlr..", "org.barreleye.compiler.antlr..")
            .should().dependOnClassesThat().resideInAPackage("org.antlr..");

    /** JavaPoet spells what others have decided. */
    @ArchTest
    public static final ArchRule JAVAPOET_IS_USED_BY_EMITTERS_ONLY = noClasses()
            .that().resideOutsideOfPackages("..emit..", "org.barreleye.compiler.output..")
            .should().dependOnClassesThat().resideInAPackage("com.palantir.javapoet..");

    /** The compilers are libraries. */
    @ArchTest
    public static final ArchRule PICOCLI_IS_USED_BY_THE_COMMAND_LINE_ONLY = noClasses()
            .that().resideOutsideOfPackage("..cli..")
            .should().dependOnClassesThat().resideInAPackage("picocli..");

    /** The rules of every module. */
    @ArchTest
    public static final ArchTests COMMON = ArchTests.in(CommonRules.class);

    /** The same input gives the same output; timings are for the eyes of the user only. */
    @ArchTest
    public static final ArchRule NOTHING_DEPENDS_ON_TIME_RANDOMNESS_OR_THREADS = noClasses()
            .that().resideOutsideOfPackage("org.barreleye.compiler.timing..")
            .should().dependOnClassesThat().haveFullyQualifiedName("java.util.Random")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.UUID")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.HashMap")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.HashSet")
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis");

    /** A name says more than that there is information. */
    @ArchTest
    public static final ArchRule NO_CLASS_IS_JUST_INFORMATION = noClasses()
            .that().haveSimpleNameNotEndingWith("package-info").should().haveSimpleNameEndingWith("Info");

    /** Inheritance is planned or excluded. */
    @ArchTest
    public static final ArchRule ONLY_INTERFACES_RECORDS_AND_ABSTRACT_CLASSES_ARE_OPEN = classes()
            .that().areTopLevelClasses().and().areNotInterfaces().and().areNotEnums()
            .and().doNotHaveModifier(JavaModifier.ABSTRACT)
            .and().resideOutsideOfPackage("..syntax.antlr..").and().haveSimpleNameNotEndingWith("package-info")
            .should().haveModifier(JavaModifier.FINAL);

    private ArchitectureRules() {}
}
