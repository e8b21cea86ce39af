package org.barreleye.cpudriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.kpi.outcome.Outcome;
import org.junit.jupiter.api.Test;

/**
 * A new type of capabilities with a right and an invocation takes a declaration in the specification, a handler class
 * and a line in the table of handlers. The test compiles the kernel with these in memory.
 */
class NewTypeTest {
    private static final Path SPECIFICATION = Path.of("..", "generated", "src", "main", "hamlet", "caps.hl");
    private static final Path KERNEL = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");

    private static final String TYPE = """

            /** Something that can be rung. */
            @backed @align(page)
            cap Bell from Ram {
                address genpaddr base;
                size { page };

                /** Rings so many times. */
                invocation ring[1] needs ring (uint32 times) -> (uint64 heard);
            };
            """;

    private static final String HANDLER = """
            package org.barreleye.cpudriver.invocation;

            import org.barreleye.generated.kernel.BellCapability;
            import org.barreleye.generated.kernel.BellInvocations;
            import org.barreleye.generated.user.BellRingResult;
            import org.barreleye.kpi.outcome.Outcome;

            /** A bell is heard once more than it is rung. */
            final class BellInvocationHandler implements BellInvocations<InvocationContext> {
                @Override
                public Outcome<BellRingResult> ring(InvocationContext context, BellCapability target, long times) {
                    return Outcome.of(new BellRingResult(times + 1));
                }
            }
            """;

    private static final String PROGRAM = """
            package org.barreleye.cpudriver;

            import org.barreleye.generated.user.BellReference;
            import org.barreleye.generated.user.L1CNodeReference;
            import org.barreleye.generated.user.RamReference;
            import org.barreleye.generated.user.Retype;
            import org.barreleye.kpi.syscall.WellKnownSlots;
            import org.barreleye.kpi.types.CapabilityAddress;
            import org.barreleye.kpi.types.Rights;

            public final class Ringer {
                private Ringer() {}

                public static String ring() {
                    StringBuilder heard = new StringBuilder();
                    L1CNodeReference root = new L1CNodeReference(WellKnownSlots.ROOT);
                    BellReference bell = new BellReference(new CapabilityAddress(32));
                    BellReference silent = new BellReference(new CapabilityAddress(33));
                    FirstProgram.run(syscalls -> {
                        heard.append(root.retype(syscalls, new RamReference(WellKnownSlots.MEMORY), 0,
                                Retype.BELL, 4096,
                                1,
                                bell.address()).error());
                        root.mint(syscalls, bell.address(), Rights.NONE, silent.address());
                        heard.append(' ').append(bell.ring(syscalls, 3).value().heard());
                        heard.append(' ').append(silent.ring(syscalls, 3).error());
                    });
                    return heard.toString();
                }
            }
            """;

    private static final String TABLE = "org/barreleye/cpudriver/invocation/InvocationHandlers.java";
    private static final String LAST_HANDLER = "new TerminalInvocationHandler()";

    private static OutputTree generated() throws IOException {
        String specification = Files.readString(SPECIFICATION).replaceFirst("(?m)^rights ([^;]*);", "rights $1, ring;")
                + TYPE;
        Compilation compilation = HamletCompiler.compile(
                SourceFile.of("caps.hl", specification), CompilerOptions.withPackagePrefix("org.barreleye.generated"));
        assertThat(compilation.findings().diagnostics()).isEmpty();
        return compilation.output();
    }

    private static OutputTree kernel() throws IOException {
        OutputTree.Builder tree = OutputTree.builder();
        for (String folder : List.of("cpudriver", "boot")) {
            try (Stream<Path> files = Files.walk(KERNEL.resolve("org/barreleye").resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                    add(tree, KERNEL, file);
                }
            }
        }
        add(tree, TESTS, TESTS.resolve("org/barreleye/cpudriver/FirstProgram.java"));
        tree.add("org/barreleye/cpudriver/Ringer.java", PROGRAM);
        return tree.add("org/barreleye/cpudriver/invocation/BellInvocationHandler.java", HANDLER).build();
    }

    private static void add(OutputTree.Builder tree, Path root, Path file) throws IOException {
        String path = root.relativize(file).toString().replace('\\', '/');
        String text = Files.readString(file);
        if (path.equals(TABLE)) {
            assertThat(text).contains(LAST_HANDLER);
            text = text.replace(LAST_HANDLER, LAST_HANDLER + ", new BellInvocationHandler()");
        }
        tree.add(path, text);
    }

    @Test
    void needs_a_declaration_a_handler_and_a_line_in_the_table() throws Exception {
        JavaCompilation compilation = JavaCompilation.of(generated(), kernel());
        assertThat(compilation.diagnostics()).isEmpty();

        Object result = new Rebuilt(compilation.classLoader()).loadClass("org.barreleye.cpudriver.Ringer")
                .getMethod("ring").invoke(null);

        assertThat(result).isEqualTo("NONE 4 MISSING_RIGHTS");
    }

    /** Loads what was built again in place of what these tests were built with. */
    private static final class Rebuilt extends ClassLoader {
        private static final List<String> PACKAGES =
                List.of("org.barreleye.cpudriver.", "org.barreleye.boot.", "org.barreleye.generated.");

        private final ClassLoader compiled;

        Rebuilt(ClassLoader compiled) {
            super(compiled.getParent());
            this.compiled = compiled;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (PACKAGES.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }

        /** Falls back on the class path for what was not built again: generated stubs of interfaces. */
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream stream = compiled.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
