package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTreeTest {
    @Test
    void is_sorted_by_path() {
        var tree = OutputTree.builder().add("b/x", "2").add("a", "1").add("b-c", "3").build();

        assertThat(tree.files().keySet()).containsExactly("a", "b-c", "b/x");
        assertThat(tree.text("a")).contains("1");
        assertThat(tree.text("z")).isEmpty();
    }

    @Test
    void has_each_path_once() {
        var builder = OutputTree.builder().add("a/b", "");

        assertThatThrownBy(() -> builder.add("a/b", "")).hasMessage("'a/b' is generated twice");
        assertThatThrownBy(() -> builder.add("a", "")).hasMessage("'a' cannot be a file and a folder");
        assertThatThrownBy(() -> builder.add("a/b/c", "")).hasMessage("'a/b' cannot be a file and a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a\\b", "C:a", "a\nb", "a\0"})
    void refuses_what_is_no_plain_relative_path(String path) {
        assertThatThrownBy(() -> OutputTree.builder().add(path, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takes_java_files_in_one_style() {
        var type = TypeSpec.classBuilder("Echo")
                .addJavadoc("One\r\ntwo.")
                .addMethod(MethodSpec.methodBuilder("say").addStatement("return").build())
                .build();

        var tree = JavaFiles.tree(List.of(JavaFile.builder("a.b", type).build(), JavaFile.builder("", type).build()));

        assertThat(tree.files().keySet()).containsExactly("Echo.java", "a/b/Echo.java");
        assertThat(tree.text("a/b/Echo.java").orElseThrow()).isEqualTo("""
                package a.b;

                /**
                 * One
                 * two.
                 */
                class Echo {
                    void say() {
                        return;
                    }
                }
                """);
    }
}
