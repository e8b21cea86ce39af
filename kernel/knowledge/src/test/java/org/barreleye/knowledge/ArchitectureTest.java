package org.barreleye.knowledge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this module. */
@AnalyzeClasses(packages = "org.barreleye.knowledge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests common = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule the_module_uses_projog_and_the_state_of_the_kpi_only = classes()
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.barreleye.knowledge..", "org.barreleye.kpi.state..", "org.projog..");

    @ArchTest
    static final ArchRule what_others_see_does_not_lead_to_projog = classes()
            .that().arePublic().and().doNotHaveFullyQualifiedName("org.barreleye.knowledge.KnowledgeBase")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.barreleye..");
}
