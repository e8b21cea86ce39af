package org.barreleye.confinement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this module. */
@AnalyzeClasses(packages = "org.barreleye.confinement", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests common = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles = CommonRules.packagesHaveNoCycles("org.barreleye.confinement");

    @ArchTest
    static final ArchRule the_module_uses_the_kpi_and_asm_only = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.barreleye.confinement..", "org.barreleye.kpi..", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule the_meter_knows_no_class_files = noClasses()
            .that().resideInAPackage("org.barreleye.confinement.meter")
            .should().dependOnClassesThat().resideInAPackage("org.objectweb.asm..");

    @ArchTest
    static final ArchRule files_are_read_by_the_command_line = noClasses().should().dependOnClassesThat()
            .resideInAPackage("java.nio.file..");
}
