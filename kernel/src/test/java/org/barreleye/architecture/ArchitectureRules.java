package org.barreleye.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.testing.CommonRules;
import org.barreleye.cpudriver.CpuDriver;

/** The rules between the packages, each with its reason. */
final class ArchitectureRules {
    private static final String[] USER = {
        "org.barreleye.domain..", "org.barreleye.monitor..", "org.barreleye.service..", "org.barreleye.shell.."
    };
    private static final String[] KERNEL = {"org.barreleye.cpudriver..", "org.barreleye.generated.kernel.."};
    private static final String[] THREADS_ALLOWED = {"org.barreleye.kpi.host..", "org.barreleye.machine.context.."};
    private static final List<String> CHANCE = List.of("java.util.Random", "java.util.UUID",
            "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom", "java.util.SplittableRandom",
            "java.time.Instant", "java.time.Clock", "java.util.Timer", "java.util.HashMap", "java.util.HashSet");
    private static final List<String> SALTED = List.of("of", "copyOf", "ofEntries");
    private static final List<String> CLOCKS = List.of("nanoTime", "currentTimeMillis");

    static final ArchRule USER_CODE_DOES_NOT_SEE_THE_KERNEL = noClasses()
            .that().resideInAnyPackage(USER)
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.barreleye.cpudriver..", "org.barreleye.machine..", "org.barreleye.generated.kernel..")
            .because("user and kernel meet only in kpi.syscall");

    static final ArchRule THE_KERNEL_DOES_NOT_SEE_USER_CODE = noClasses()
            .that().resideInAnyPackage(KERNEL)
            .should().dependOnClassesThat(resideInAnyPackage(USER).or(resideInAPackage("org.barreleye.boot..")))
            .because("user and kernel meet only in kpi.syscall");

    static final ArchRule A_CPU_DRIVER_KNOWS_NO_OTHER = noFields()
            .that().areDeclaredInClassesThat().resideInAPackage("org.barreleye.cpudriver..")
            .should(have(field -> field.getAllInvolvedRawTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(CpuDriver.class)
                            || type.getName().equals("org.barreleye.machine.Machine")), "lead to another core"))
            .because("cores share nothing");

    static final ArchRule STATICS_DO_NOT_CHANGE = fields()
            // The cloner's tables of JDK classes are filled when they are created and only read afterwards.
            .that().areStatic().and().areDeclaredInClassesThat()
            .resideOutsideOfPackages("..generated..", "org.barreleye.kpi.state..")
            // Each domain defines a copy of the meter of its own.
            .and(are(field -> !field.getOwner().getName().equals("org.barreleye.confinement.meter.Meter"),
                    "not the meter's"))
            // A lock of a file belongs to the whole process of the host; no machine offers services there.
            .and(are(field -> !field.getOwner().getName().equals("org.barreleye.kpi.host.ServiceLock"),
                    "not the locks' of the host"))
            .and(are(field -> !field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC),
                    "written by hand"))
            .should().beFinal()
            .andShould(have(field -> !isMutable(field.getRawType()) || isConstantsOfItsEnum(field),
                    "a type that cannot change"))
            .because("two machines fit in one JVM");

    static final ArchRule TIME_CHANCE_AND_ORDER_COME_FROM_THE_MACHINE = noClasses()
            // The cloner copies hash tables and keeps their order; it never iterates over one to decide anything.
            .that().resideOutsideOfPackages(THREADS_ALLOWED).and().resideOutsideOfPackage("org.barreleye.kpi.state..")
            .should().dependOnClassesThat(named(CHANCE).or(named(List.of("java.lang.Thread"))))
            .orShould().accessTargetWhere(isOneOf(CLOCKS, System.class))
            .orShould().accessTargetWhere(isOneOf(SALTED, java.util.Set.class, Map.class))
            .because("the same seed gives the same trace, in another JVM too");

    static final ArchRule THE_KPI_STANDS_ALONE = classes()
            .that().resideInAPackage("org.barreleye.kpi..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("org.barreleye.kpi..", "java..")
            .because("generated code runs without a kernel");

    static final ArchRule PACKETS_STAND_ALONE = classes()
            .that().resideInAPackage("org.barreleye.packet..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("org.barreleye.packet..", "java..")
            .because("the machine and the system's stack use the same packets");

    static final ArchRule CONFINEMENT_DOES_NOT_KNOW_THE_KERNEL = classes()
            .that().resideInAPackage("org.barreleye.confinement..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("org.barreleye.confinement..", "org.barreleye.kpi..", "java..", "org.objectweb.asm..")
            .because("it rewrites classes and charges system calls, whatever serves them");

    static final ArchRule ONLY_THE_KNOWLEDGE_BASE_SEES_PROJOG = noClasses()
            .that().resideOutsideOfPackage("org.barreleye.knowledge..")
            .should().dependOnClassesThat().resideInAPackage("org.projog..")
            .because("Projog can read files and the clock; the knowledge base uses the part of it that cannot");

    static final ArchRule HARDWARE_DOES_NOT_KNOW_SOFTWARE = classes()
            .that().resideInAPackage("org.barreleye.machine..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("org.barreleye.machine..", "org.barreleye.kpi.types..", "org.barreleye.kpi.state..",
                    "org.barreleye.kpi.register..", "org.barreleye.packet..", "java..", "javax.xml.stream..",
                    "com.fasterxml.jackson..", "org.knowm.xchart..", "picocli..")
            .because("the machine may use the nouns of kpi.types, the cloner of kpi.state, the tables of "
                    + "kpi.register and the packets, and nothing else of ours; which of its packages may use a "
                    + "library, its own architecture test says");

    static final ArchRule GENERATED_CODE_DOES_NOT_KNOW_THE_KERNEL = classes()
            .that().resideInAPackage("org.barreleye.generated..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("org.barreleye.generated..", "org.barreleye.kpi..", "java..")
            .because("generated code depends on the kpi, never on the kernel");

    static final ArchRule STUBS_DO_NOT_SEE_THE_KERNELS_TABLES = noClasses()
            .that().resideInAPackage("org.barreleye.generated.user..")
            .should().dependOnClassesThat().resideInAPackage("org.barreleye.generated.kernel..")
            .because("what programs see must not lead to the kernel");

    static final ArchRule ONLY_THE_COMMAND_LINE_SEES_THE_HOST = noClasses()
            .that().resideInAPackage("org.barreleye..").and()
            // Connections between processes of the host, which nothing on the machine may use: the next rule.
            .resideOutsideOfPackages("..cli..", "org.barreleye.samples..", "org.barreleye.kpi.host..",
                    "org.barreleye.machine.description..", "org.barreleye.machine.plot..")
            .should().dependOnClassesThat().resideInAnyPackage("org.jline..", "picocli..", "java.nio.file..")
            .because("a run is a function of its machine, its seed and its lines");

    static final ArchRule NOTHING_ON_THE_MACHINE_USES_CHANNELS_OF_THE_HOST = noClasses()
            .that().resideInAPackage("org.barreleye..").and()
            .resideOutsideOfPackages("org.barreleye.kpi.host..", "org.barreleye.samples..")
            .should().dependOnClassesThat().resideInAPackage("org.barreleye.kpi.host..")
            .because("a run is a function of its machine, its seed and its lines");

    static final ArchRule PACKAGES_HAVE_NO_CYCLES = CommonRules.packagesHaveNoCycles("org.barreleye");

    static final ArchRule NAMES_SAY_SOMETHING = CommonRules.NAMES_SAY_WHAT_A_CLASS_IS;

    private ArchitectureRules() {}

    /** An enum may keep the array of its constants, to which {@code values()} gives a new one at every call. */
    private static boolean isConstantsOfItsEnum(JavaField field) {
        JavaClass owner = field.getOwner();
        return owner.isEnum() && field.getRawType().isArray()
                && field.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PRIVATE)
                && field.getRawType().getBaseComponentType().equals(owner);
    }

    private static boolean isMutable(JavaClass type) {
        return type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)
                || type.isAssignableTo(StringBuilder.class) || type.getName().startsWith("java.util.concurrent.atomic");
    }

    private static DescribedPredicate<JavaClass> named(List<String> names) {
        return DescribedPredicate.describe("are one of " + names, type -> names.contains(type.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(List<String> methods, Class<?>... owners) {
        return DescribedPredicate.describe(methods + " of " + Arrays.toString(owners),
                access -> methods.contains(access.getTarget().getName())
                        && Arrays.stream(owners).anyMatch(access.getTargetOwner()::isEquivalentTo));
    }

    private static DescribedPredicate<JavaField> are(java.util.function.Predicate<JavaField> test, String description) {
        return DescribedPredicate.describe(description, test);
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaField> have(
            java.util.function.Predicate<JavaField> test, String description) {
        return com.tngtech.archunit.lang.ArchCondition.from(DescribedPredicate.describe(description, test));
    }
}
