package org.barreleye.hamlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.JavaCompilation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What comes out of the system's own specification. */
class SystemSpecificationTest {
    private static final Path CAPS = Path.of("..", "generated", "src", "main", "hamlet", "caps.hl");

    private static OutputTree output() {
        try {
            Compilation result = HamletCompiler.compile(
                    SourceFile.read("caps.hl", CAPS), CompilerOptions.forPackage("system"));
            assertThat(result.findings().diagnostics()).isEmpty();
            return result.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputTree program(String statement) {
        return OutputTree.builder().add("system/user/Program.java", """
                package system.user;

                import org.barreleye.kpi.trap.Trap;
                import org.barreleye.kpi.types.CapabilityAddress;

                final class Program {
                    static void run(Trap trap, L1CNodeReference node, RamReference ram, FrameReference frame,
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
            OutputTree program = program("node.retype(trap, ram, 0, Retype.FRAME, 4096, 1, to);");

            assertThat(JavaCompilation.of(output(), program).diagnostics()).isEmpty();
        }

        @Test
        void does_not_compile_if_no_rule_does() {
            OutputTree program = program("node.retype(trap, frame, 0, Retype.L1CNODE, 16384, 1, to);");

            List<String> diagnostics = JavaCompilation.of(output(), program).diagnostics();

            assertThat(diagnostics).isNotEmpty();
            assertThat(String.join("\n", diagnostics)).contains("Program.java");
        }
    }
}
