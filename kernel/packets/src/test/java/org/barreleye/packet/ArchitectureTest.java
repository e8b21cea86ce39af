package org.barreleye.packet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.CommonRules;

@AnalyzeClasses(packages = "org.barreleye.packet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests common = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule packets_use_nothing_but_the_language = classes().should()
            .onlyDependOnClassesThat(resideInAnyPackage("org.barreleye.packet", "java.lang..", "java.util", "java.io",
                    "java.nio.charset"))
            .because("both ends of the wire need the same deterministic code");

    @ArchTest
    static final ArchRule packets_do_not_change = fields().that().areDeclaredInClassesThat().areRecords()
            .should().beFinal();
}
