package org.barreleye.exploration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this module. */
@AnalyzeClasses(packages = "org.barreleye.exploration", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests common = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles = CommonRules.packagesHaveNoCycles("org.barreleye.exploration");

    @ArchTest
    static final ArchRule the_module_uses_the_kpi_only = classes()
            .that().resideOutsideOfPackage("org.barreleye.exploration.junit")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.barreleye.exploration..", "org.barreleye.kpi..");
}
