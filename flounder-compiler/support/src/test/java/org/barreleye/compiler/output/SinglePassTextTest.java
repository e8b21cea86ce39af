package org.barreleye.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.barreleye.compiler.testing.Seeds;
import org.junit.jupiter.api.Test;

class SinglePassTextTest {
    private static final ClassName ROLE = ClassName.get("org.kpi", "Role");
    private static final ClassName OTHER_ROLE = ClassName.get("org.other", "Role");
    private static final ClassName OWN_ROLE = ClassName.get("org.own", "Role");
    private static final ClassName PEER = ClassName.get("org.own", "Peer");
    private static final ClassName ENTRY = ClassName.get(Map.Entry.class);
    private static final ClassName PLAIN_ENTRY = ClassName.get("org.kpi", "Entry");
    private static final ClassName DEEP = ClassName.get("org.kpi", "Outer", "Inner", "Innermost");
    private static final List<TypeName> TYPES = List.of(ROLE, OTHER_ROLE, OWN_ROLE, PEER, ENTRY, PLAIN_ENTRY, DEEP,
            ClassName.get(String.class), ClassName.get("org.own", "String"), TypeName.INT,
            TypeVariableName.get("Role"), ParameterizedTypeName.get(ClassName.get(List.class), ROLE));

    private final SinglePassText pass = new SinglePassText(JavaPoetWriter.found().orElseThrow(), "    ");

    private static JavaFile file(String name, Consumer<TypeSpec.Builder> content) {
        return file("org.own", name, content);
    }

    private static JavaFile file(String packageName, String name, Consumer<TypeSpec.Builder> content) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name);
        content.accept(type);
        return JavaFile.builder(packageName, type.build()).skipJavaLangImports(true).indent("    ").build();
    }

    private static MethodSpec method(TypeName... parameters) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("say");
        for (TypeName parameter : parameters) {
            method.addParameter(parameter, "p" + method.build().parameters().size());
        }
        return method.build();
    }

    /** Writes files twice, so that all they name is known, and compares all texts with JavaPoet's. */
    private void assertSame(JavaFile... files) {
        for (int round = 0; round < 2; round++) {
            for (JavaFile file : files) {
                assertThat(pass.of(file).orElseGet(file::toString)).isEqualTo(file.toString());
            }
        }
    }

    @Test
    void a_file_needs_two_passes_only_until_its_imports_are_known() {
        JavaFile first = file("First", type -> type.addMethod(method(ROLE, ENTRY)));
        JavaFile second = file("Second", type -> type.addMethod(method(ENTRY)));

        assertThat(pass.of(first)).isEmpty();
        assertThat(pass.of(second)).contains(second.toString());
        assertThat(pass.of(first)).contains(first.toString());
    }

    @Test
    void imports_of_other_files_do_not_appear() {
        assertSame(file("A", type -> type.addMethod(method(ROLE))), file("B", type -> type.addMethod(method(DEEP))),
                file("C", type -> type.addMethod(method(ClassName.get(String.class)))), file("D", type -> {}));
    }

    @Test
    void long_lines_break_where_they_break_in_two_passes() {
        TypeName[] many = new TypeName[23];
        Arrays.fill(many, ParameterizedTypeName.get(ClassName.get(Map.class), ROLE, DEEP));

        assertSame(file("Wide", type -> type.addMethod(method(many))));
    }

    @Test
    void a_class_may_be_named_in_a_comment_only() {
        assertSame(file("A", type -> type.addMethod(method(ROLE))),
                file("B", type -> type.addJavadoc("See {@link $T}.", ROLE).addMethod(method(ENTRY))),
                file("C", type -> type.addJavadoc("See {@link $T}.", ROLE)));
    }

    @Test
    void names_of_own_other_and_nested_classes_may_be_the_same() {
        assertSame(file("A", type -> type.addMethod(method(ROLE))),
                file("B", type -> type.addMethod(method(OTHER_ROLE))),
                file("C", type -> type.addMethod(method(OWN_ROLE))),
                file("D", type -> type.addMethod(method(ROLE, OTHER_ROLE, OWN_ROLE))),
                file("Role", type -> type.addMethod(method(ROLE, OWN_ROLE))),
                file("E", type -> type.addMethod(method(ROLE)).addType(TypeSpec.classBuilder("Role").build())),
                file("F", type -> type.addMethod(method(PLAIN_ENTRY))),
                file("G", type -> type.addMethod(method(ENTRY))));
    }

    @Test
    void classes_of_the_same_package_are_not_imported() {
        assertSame(file("A", type -> type.addMethod(method(ROLE))),
                file("org.kpi", "A", type -> type.addMethod(method(ROLE, PEER))),
                file("org.kpi", "B", type -> type.addMethod(method(OWN_ROLE))),
                file("B", type -> type.addMethod(method(OWN_ROLE, ROLE))));
    }

    @Test
    void a_comment_may_speak_of_imports() {
        String comment = "To use it:\n\nimport org.own.A;\nimport java.util.List;\n";

        assertSame(file("A", type -> type.addMethod(method(ClassName.get(String.class))).addJavadoc(comment)),
                file("B", type -> type.addJavadoc(comment)),
                file("C", type -> type.addMethod(method(ROLE)).addJavadoc(comment)),
                file("C", type -> {}).toBuilder().addFileComment(comment).build(),
                file("D", type -> type.addMethod(method(ROLE))).toBuilder().addFileComment(comment).build(),
                JavaFile.builder("", TypeSpec.classBuilder("E").addMethod(method(ROLE)).build()).indent("    ")
                        .build());
    }

    @Test
    void strings_and_variables_are_not_names_of_classes() {
        assertSame(file("A", type -> type.addMethod(method(ROLE))),
                file("B", type -> type.addMethod(MethodSpec.methodBuilder("say")
                        .addComment("Role of org.kpi.Role")
                        .addStatement("$T text = $S", String.class, "Role \" org.kpi.Role")
                        .addStatement("char Role = '\\''").build())));
    }

    @Test
    void random_files_have_the_text_of_javapoet() {
        Random random = Seeds.random("files with random types");
        List<JavaFile> files = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            files.add(file(List.of("org.own", "org.kpi", "org.other").get(random.nextInt(3)),
                    List.of("A", "Role", "Entry", "Peer").get(random.nextInt(4)), type -> {
                while (random.nextInt(4) != 0) {
                    member(type, random);
                }
            }));
        }
        assertSame(files.toArray(JavaFile[]::new));
    }

    private static void member(TypeSpec.Builder type, Random random) {
        TypeName one = TYPES.get(random.nextInt(TYPES.size()));
        TypeName other = TYPES.get(random.nextInt(TYPES.size()));
        switch (random.nextInt(5)) {
            case 0 -> type.addMethod(method(one, other));
            case 1 -> type.addJavadoc("{@link $T}\n", one);
            case 2 -> type.addField(one, "field" + random.nextInt(1_000_000));
            case 3 -> type.addStaticBlock(CodeBlock.of("$T x = $T.Y;\n", one, other));
            default -> type.addType(TypeSpec.classBuilder(random.nextBoolean() ? "Role" : "Inner").build());
        }
    }
}
