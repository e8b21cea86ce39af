package org.barreleye.flounder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.ArchitectureRules;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this compiler. */
@AnalyzeClasses(packages = "org.barreleye.flounder", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests SHARED = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = CommonRules.packagesHaveNoCycles("org.barreleye.flounder");

    @ArchTest
    static final ArchRule JACKSON_IS_SEEN_BY_DUMP_AND_INDEX_ONLY = noClasses()
            .that().resideOutsideOfPackages("..dump..", "..index..")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule SYNTAX_DOES_NOT_KNOW_ITS_MEANING = noClasses()
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
}
