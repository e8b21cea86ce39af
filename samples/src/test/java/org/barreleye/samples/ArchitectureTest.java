package org.barreleye.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.barreleye.compiler.testing.CommonRules;
import org.barreleye.samples.trespasser.SeesTheMachine;
import org.junit.jupiter.api.Test;

/** The architecture rules of the samples: a program does not see the kernel, the commands that boot a machine do. */
@AnalyzeClasses(packages = "org.barreleye.samples", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = CommonRules.NAMES_SAY_WHAT_A_CLASS_IS;

    @ArchTest
    static final ArchRule PROGRAMS_DO_NOT_SEE_THE_KERNEL = noClasses()
            .that().resideInAPackage("org.barreleye.samples.(*)..")
            .should().dependOnClassesThat().resideInAnyPackage("org.barreleye.cpudriver..", "org.barreleye.machine..",
                    "org.barreleye.generated.kernel..")
            .because("user and kernel meet only in kpi.syscall");

    @Test
    void the_rule_about_programs_can_fail() {
        var trespasser = new ClassFileImporter().importClasses(SeesTheMachine.class);

        assertThat(PROGRAMS_DO_NOT_SEE_THE_KERNEL.evaluate(trespasser).hasViolation()).isTrue();
    }
}
