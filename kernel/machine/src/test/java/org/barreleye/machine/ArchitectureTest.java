package org.barreleye.machine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.regex.Pattern;
import org.barreleye.compiler.testing.CommonRules;

/** The architecture rules of this module. */
@AnalyzeClasses(packages = "org.barreleye.machine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests common = ArchTests.in(CommonRules.class);

    @ArchTest
    static final ArchRule packages_have_no_cycles = CommonRules.packagesHaveNoCycles("org.barreleye.machine");

    @ArchTest
    static final ArchRule the_core_uses_nothing_but_the_jdk_and_the_shared_nouns = classes()
            .that()
            .resideOutsideOfPackages(
                    "org.barreleye.machine.description", "org.barreleye.machine.topology",
                    "org.barreleye.machine.plot", "org.barreleye.machine.cli")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.barreleye.machine..", "org.barreleye.kpi.types",
                    "org.barreleye.kpi.state", "org.barreleye.kpi.register..", "org.barreleye.packet");

    @ArchTest
    static final ArchRule files_are_read_by_the_description = noClasses()
            .that()
            .resideOutsideOfPackage("org.barreleye.machine.description")
            .should()
            .dependOnClassesThat(inPackage("com.fasterxml.jackson"));

    @ArchTest
    static final ArchRule nothing_static_can_change = fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .andShould(beOfAnImmutableType())
            .because("two machines fit in one JVM");

    @ArchTest
    static final ArchRule threads_are_used_by_contexts_only = noClasses()
            .that()
            .resideOutsideOfPackages("org.barreleye.machine.context", "org.barreleye.machine.cli")
            .should()
            .dependOnClassesThat(isA("java.lang.Thread", "java.lang.ThreadLocal").or(inPackage("java.util.concurrent")))
            .because("a run has one thread; commands are Callables, but nothing more");

    @ArchTest
    static final ArchRule time_randomness_and_scheduling_come_from_the_machine = noClasses()
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat(isA(
                    "java.util.Random", "java.util.SplittableRandom", "java.util.UUID", "java.util.HashMap",
                    "java.util.HashSet", "java.util.Set", "java.util.IdentityHashMap").or(inPackage("java.time")));

    private static DescribedPredicate<JavaClass> isA(String... names) {
        return DescribedPredicate.describe("are " + List.of(names), type -> List.of(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaClass> inPackage(String name) {
        return DescribedPredicate.describe(
                "lie in " + name, type -> type.getPackageName().equals(name)
                || type.getPackageName().startsWith(name + "."));
    }

    /** Primitives, texts, handles, enums and records; and arrays only where an enum keeps its own values. */
    private static ArchCondition<JavaField> beOfAnImmutableType() {
        return new ArchCondition<>("be of an immutable type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean immutable = type.isPrimitive()
                        || type.isEnum()
                        || type.isRecord()
                        || type.isEquivalentTo(String.class)
                        || type.isEquivalentTo(VarHandle.class)
                        || type.isEquivalentTo(MethodHandle.class)
                        || type.isEquivalentTo(Pattern.class)
                        || type.isInterface() && type.getSimpleName().matches("CoreDirective|CoreEvent")
                        || type.isArray() && field.getOwner().isEnum()
                        || field.getName().startsWith("$");
                events.add(new SimpleConditionEvent(field, immutable, field.getFullName() + " is a " + type.getName()));
            }
        };
    }
}
