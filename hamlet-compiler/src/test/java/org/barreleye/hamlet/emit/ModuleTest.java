package org.barreleye.hamlet.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.ClassPathEntry;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
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

    @Test
    void needs_no_module_but_the_runtime() throws IOException {
        SourceFile source = SourceFile.read("input.hl", Path.of("src/test/resources/golden/extended/input.hl"));
        OutputTree tree = HamletCompiler.compile(source, CompilerOptions.withPackagePrefix("types").withAllParts())
                .output();

        assertThat(tree.files()).isNotEmpty();
        assertThat(JavaCompilation.ofModule("module org.example { requires org.barreleye.kpi; }", runtime(), tree)
                .diagnostics()).isEmpty();
    }
}
