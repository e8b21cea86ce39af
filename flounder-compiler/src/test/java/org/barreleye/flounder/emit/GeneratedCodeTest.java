package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes out compiles without a warning. */
class GeneratedCodeTest {
    static java.util.List<String> suite() {
        return Texts.SUITE;
    }

    @ParameterizedTest
    @MethodSource("suite")
    void every_interface_of_the_suite_compiles(String name) throws Exception {
        OutputTree tree = FlounderCompiler.emit(FlounderCompiler.check(Texts.suite(name)), "interfaces");
        if (System.getProperty("dump") != null) {
            tree.files().forEach((path, text) -> {
                try {
                    java.nio.file.Path p = java.nio.file.Path.of(System.getProperty("dump"), path);
                    java.nio.file.Files.createDirectories(p.getParent());
                    java.nio.file.Files.writeString(p, text);
                } catch (java.io.IOException e) { throw new RuntimeException(e); }
            });
        }

        assertThat(JavaCompilation.of(tree).diagnostics()).isEmpty();
    }
}
