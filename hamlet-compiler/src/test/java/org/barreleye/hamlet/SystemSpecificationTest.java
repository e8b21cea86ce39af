package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.hamlet.analysis.RetypeRule;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.Attributes.Flag;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Operation;
import org.barreleye.hamlet.model.Specification;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The code that is generated from the specification of the system. */
class SystemSpecificationTest {
    private static final Path CAPS = Path.of("..", "generated", "src", "main", "hamlet", "caps.hl");

    private static final String PROGRAM_HEAD = """
            package system.user;

            import org.barreleye.kpi.syscall.SystemCalls;
            import org.barreleye.kpi.types.CapabilityAddress;

            final class Program {
                static void run(SystemCalls syscalls, L1CNodeReference node, CapabilityAddress to) {
            """;
    private static final Pattern RETYPE_CONSTANT = Pattern.compile("public static final To(\\w+) (\\w+) =");
    private static final int PROGRAM_HEAD_LINES = (int) PROGRAM_HEAD.lines().count();

    private static SourceFile source() {
        try {
            return SourceFile.read("caps.hl", CAPS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Specification specification() {
        return HamletCompiler.check(source()).specification().orElseThrow();
    }

    private static OutputTree output() {
        Compilation result = HamletCompiler.compile(source(), CompilerOptions.withPackagePrefix("system")
                .withAllParts());
        assertThat(result.findings().diagnostics()).isEmpty();
        return result.output();
    }

    private static OutputTree program(String statement) {
        return OutputTree.builder().add("system/user/Program.java", """
                package system.user;

                import org.barreleye.kpi.syscall.SystemCalls;
                import org.barreleye.kpi.types.CapabilityAddress;

                final class Program {
                    static void run(SystemCalls syscalls, L1CNodeReference node, RamReference ram, FrameReference frame,
                            CapabilityAddress to) {
                        %s
                    }
                }
                """.formatted(statement)).build();
    }

    @Test
    void compiles_without_a_warning() {
        assertThat(JavaCompilation.of(output()).diagnostics()).isEmpty();
    }

    @Nested
    class A_program_that_asks_for_a_retype {
        @Test
        void compiles_if_a_rule_allows_it() {
            OutputTree program = program("node.retype(syscalls, ram, 0, Retype.FRAME, 4096, 1, to);");

            assertThat(JavaCompilation.of(output(), program).diagnostics()).isEmpty();
        }

        @Test
        void does_not_compile_if_no_rule_does() {
            OutputTree program = program("node.retype(syscalls, frame, 0, Retype.L1CNODE, 16384, 1, to);");

            List<String> diagnostics = JavaCompilation.of(output(), program).diagnostics();

            assertThat(diagnostics).isNotEmpty();
            assertThat(String.join("\n", diagnostics)).contains("Program.java");
        }

        /** One line for each type that there is a reference to, and for each that retype makes. */
        @Test
        void compiles_for_exactly_the_pairs_of_types_that_a_rule_allows() {
            Specification specification = specification();
            Map<String, String> constants = RETYPE_CONSTANT.matcher(output().files().get("system/user/Retype.java"))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
            List<String> lines = new ArrayList<>();
            List<Integer> forbidden = new ArrayList<>();
            for (CapabilityType source : specification.concreteTypes()) {
                for (CapabilityType target : specification.concreteTypes()) {
                    Optional<RetypeRule> rule = RetypeRule.of(target, specification);
                    if (rule.isEmpty()) {
                        continue;
                    }
                    if (!rule.get().allowsSource(source)) {
                        forbidden.add(PROGRAM_HEAD_LINES + lines.size() + 1);
                    }
                    lines.add("        node.retype(syscalls, new " + source.name() + "Reference(to), 0, Retype."
                            + constants.get(target.name()) + ", 4096, 1, to);");
                }
            }
            OutputTree program = OutputTree.builder().add("system/user/Program.java", PROGRAM_HEAD
                    + String.join("\n", lines) + "\n    }\n}\n").build();

            List<String> diagnostics = JavaCompilation.of(output(), program).diagnostics();

            assertThat(diagnostics).allMatch(diagnostic -> diagnostic.startsWith("system/user/Program.java:"));
            assertThat(diagnostics).extracting(diagnostic -> Integer.valueOf(diagnostic.split(":")[1]))
                    .containsExactlyElementsOf(forbidden);
            assertThat(lines.size() - forbidden.size()).isGreaterThan(30);
        }
    }

    @Nested
    class What_it_declares {
        private final Specification specification = specification();

        @Test
        void has_no_lint_findings() {
            assertThat(HamletCompiler.lint(source()).findings().diagnostics()).isEmpty();
        }

        @Test
        void includes_every_level_of_the_page_tables_of_five_architectures() {
            List<String> levels = specification.concreteTypes().stream()
                    .flatMap(type -> type.attributes().pageTable().stream())
                    .map(table -> table.architecture() + " " + table.level())
                    .sorted()
                    .toList();

            assertThat(levels).containsExactly("aarch64 1", "aarch64 2", "aarch64 3", "aarch64 4", "armv7 1",
                    "armv7 2", "sv39 1", "sv39 2", "sv39 3", "x86_32 1", "x86_32 2",
                    "x86_64 1", "x86_64 2", "x86_64 3", "x86_64 4");
        }

        @Test
        void gives_all_that_can_be_mapped_and_all_tables_below_a_root_a_mapping_which_no_retype_makes() {
            for (CapabilityType type : specification.concreteTypes()) {
                boolean named = type.attributes().has(Flag.MAPPABLE)
                        || type.attributes().pageTable().isPresent() && !isRoot(type);
                List<CapabilityType> mappings = specification.children(type).stream()
                        .filter(child -> child.attributes().has(Flag.MAPPING))
                        .toList();

                assertThat(mappings).as(type.name()).hasSize(named ? 1 : 0);
                assertThat(mappings).allMatch(mapping -> RetypeRule.of(mapping, specification).isEmpty());
            }
        }

        private boolean isRoot(CapabilityType table) {
            Attributes.PageTable place = table.attributes().pageTable().orElseThrow();
            return specification.concreteTypes().stream()
                    .flatMap(type -> type.attributes().pageTable().stream())
                    .filter(other -> other.architecture().equals(place.architecture()))
                    .noneMatch(other -> other.level() > place.level());
        }

        @Test
        void does_not_let_kernel_objects_be_mapped() {
            for (CapabilityType type : specification.concreteTypes()) {
                boolean control = type.attributes().pageTable().isPresent() || type.name().endsWith("CNode")
                        || type.name().equals("Dispatcher") || type.name().equals("KernelControlBlock");
                if (control) {
                    assertThat(type.attributes().has(Flag.ZEROED)).as(type.name()).isTrue();
                    assertThat(type.attributes().has(Flag.MAPPABLE)).as(type.name()).isFalse();
                    // Other cores can name a page table in tables of their own, and change no entry of it.
                    assertThat(type.attributes().has(Flag.TRANSFERABLE)).as(type.name())
                            .isEqualTo(type.attributes().pageTable().isPresent());
                }
            }
        }

        @Test
        void takes_its_right_to_revoke() {
            assertThat(specification.operations())
                    .anySatisfy(operation -> assertThat(operation.operation()).isEqualTo(Operation.REVOKE));
        }
    }
}
