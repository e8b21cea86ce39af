package org.barreleye.kpi.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void there_is_a_plan_for_every_copyable_class_of_this_module() {
        List<Class<?>> classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.barreleye.kpi").stream()
                .filter(type -> type.isAssignableTo(Copyable.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();

        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(classes.stream().flatMap(type -> PlanCheck.problems(type).stream())).isEmpty();
    }
}
