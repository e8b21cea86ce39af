package org.barreleye.compiler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.ArchitectureRules;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of the shared part of both compilers. */
@AnalyzeClasses(packages = "org.barreleye.compiler", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests SHARED = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = CommonRules.packagesHaveNoCycles("org.barreleye.compiler");

    @ArchTest
    static final ArchRule THE_SHARED_PART_KNOWS_NO_LANGUAGE = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("org.barreleye.flounder..", "org.barreleye.hamlet..");
}
