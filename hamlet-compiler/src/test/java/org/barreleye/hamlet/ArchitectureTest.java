package org.barreleye.hamlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.ArchitectureRules;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this compiler. */
@AnalyzeClasses(packages = "org.barreleye.hamlet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests SHARED = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = CommonRules.packagesHaveNoCycles("org.barreleye.hamlet");

    @ArchTest
    static final ArchRule JACKSON_IS_SEEN_BY_THE_DUMP_ONLY = noClasses()
            .that().resideOutsideOfPackage("..dump..")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule SYNTAX_DOES_NOT_KNOW_ITS_MEANING = noClasses()
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
}
