package org.barreleye.flounder.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.ClassPathEntry;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.types.Generated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated code in a project with a {@code module-info.java}. */
class ModuleTest {
    @TempDir
    private Path folder;

    private Path runtime() throws IOException {
        return ClassPathEntry.asJar(Generated.class, folder.resolve("org.barreleye.kpi.jar"));
    }

    private final OutputTree tree = FlounderCompiler.compile(Texts.suite("shapes"),
            CompilerOptions.withPackagePrefix("interfaces")).output();

    @Test
    void needs_no_module_but_the_runtime() throws IOException {
        assertThat(tree.files()).isNotEmpty();
        assertThat(JavaCompilation.ofModule("module org.example { requires org.barreleye.kpi; }", runtime(), tree)
                .diagnostics()).isEmpty();
    }

    @Test
    void needs_the_runtime() throws IOException {
        assertThat(JavaCompilation.ofModule("module org.example {}", runtime(), tree).diagnostics())
                .anyMatch(complaint -> complaint.contains("org.barreleye.kpi"));
    }
}
