package org.barreleye.hamlet.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.CodeSizes;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.compiler.output.Compilation;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.Sources;
import org.junit.jupiter.api.Test;

/** The machine compiles only methods up to a size, and large specifications do not come near it. */
class LargeSpecificationsTest {
    /** Over this, the machine interprets a method for ever. */
    private static final int CODE_BYTES_MAX = 8_000;
    private static final int TYPES = 250;
    private static final int CHAIN = 254;

    /** Many types in a forest; every one can be invoked, sent and made. */
    static String specification(int types) {
        StringBuilder text = new StringBuilder("define page 4096;\nrights read, write;\n");
        for (int i = 0; i < types; i++) {
            String from = i % 25 == 0 ? "" : " from Type" + (i % 25 < 5 ? i - 1 : i - i % 5);
            text.append("@transferable @align(page) @max_objects(7) cap Type").append(i)
                    .append(i % 25 == 0 || i % 5 != 0 ? from : " from Type" + (i - 1)).append(" from_self {\n")
                    .append("    address genpaddr base;\n    size gensize bytes;\n    eq uint16 kind;\n")
                    .append("    @foreign invocation look[1] needs read () -> (genpaddr base, gensize bytes);\n")
                    .append("    invocation change[2] needs write (caddr source, uint32 how, bool now);\n};\n");
        }
        return text.toString();
    }

    private static Map<String, Integer> tooLarge(OutputTree tree) throws Exception {
        ClassLoader loader = JavaCompilation.of(tree).classLoader();
        Map<String, Integer> large = new TreeMap<>();
        for (String path : tree.files().keySet()) {
            Class<?> type = loader.loadClass(path.substring(0, path.length() - ".java".length()).replace('/', '.'));
            measure(type, large);
            for (Class<?> nested : type.getDeclaredClasses()) {
                measure(nested, large);
            }
        }
        return large;
    }

    private static void measure(Class<?> type, Map<String, Integer> large) throws IOException {
        try (InputStream bytes = type.getClassLoader()
                .getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            CodeSizes.of(bytes).forEach((method, size) -> {
                // The initializer of a class runs once, so the virtual machine does not compile it.
                if (size > CODE_BYTES_MAX && !method.equals("<clinit>")) {
                    large.put(type.getName() + " " + method, size);
                }
            });
        }
    }

    @Test
    void methods_stay_small_with_250_types() throws Exception {
        Compilation compilation = HamletCompiler.compile(
                Sources.text(specification(TYPES)), CompilerOptions.withPackagePrefix("large").withAllParts());

        assertThat(compilation.findings().errorsOnly().diagnostics()).isEmpty();
        assertThat(tooLarge(compilation.output())).isEmpty();
    }

    /** The deepest chain that a specification can have. javac recurses over types that depend on each other. */
    @Test
    void a_chain_of_254_types_compiles() {
        StringBuilder chain = new StringBuilder("""
                rights write;
                cap Type0 from_self { address genpaddr base; size gensize bytes; };
                """);
        for (int i = 1; i < CHAIN; i++) {
            chain.append("cap Type").append(i).append(" from Type").append(i - 1)
                    .append(" from_self { address genpaddr base; size gensize bytes; };\n");
        }
        chain.append("""
                cap Node { eq uint64 number; invocation retype[1] needs write
                    (caddr source, uint64 offset, objtype type from source, uint64 bytes, uint32 count, caddr to); };
                """);

        Compilation compilation = HamletCompiler.compile(
                Sources.text(chain.toString()), CompilerOptions.withPackagePrefix("chain"));

        assertThat(compilation.findings().errorsOnly().diagnostics()).isEmpty();
        assertThat(JavaCompilation.of(compilation.output()).diagnostics()).isEmpty();
    }
}
