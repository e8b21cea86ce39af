package org.barreleye.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.barreleye.compiler.output.OutputTree;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class JavaCompilationTest {
    private static OutputTree source(String path, String text) {
        return OutputTree.builder().add(path, text).build();
    }

    @Test
    void loads_what_it_compiled_from_several_trees_and_the_class_path() throws Exception {
        var compilation = JavaCompilation.of(
                source("a/One.java", "package a; public final class One implements Runnable {"
                        + " public void run() { org.barreleye.compiler.output.OutputTree.empty(); } }"),
                source("a/Two.java",
                "package a; public final class Two extends Object { public final One one = new One(); }"));

        var two = compilation.load("a.Two").getConstructor().newInstance();

        assertThat(two.getClass().getField("one").get(two)).isInstanceOf(Runnable.class);
    }

    @Test
    void reports_errors_and_warnings_with_their_line() {
        var wrong = JavaCompilation.of(source("A.java", "class A {\n  int x = \"\";\n}"));
        var sloppy = JavaCompilation.of(source("A.java", "class A {\n  java.util.List x;\n}"));

        assertThat(wrong.diagnostics()).singleElement().asString()
                .startsWith("A.java:2: incompatible types");
        assertThat(sloppy.succeeded()).isFalse();
        assertThat(sloppy.diagnostics()).singleElement().asString()
                .startsWith("A.java:2: found raw type");
        assertThatThrownBy(sloppy::classLoader).isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("raw type");
    }
}
