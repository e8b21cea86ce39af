package org.barreleye.flounder.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Enumeration;

/** Emits an enumeration. The numbers of its constants are those on the wire. */
final class EnumerationEmitter {
    private final GeneratedNames names;
    private final TypeComments comments;

    EnumerationEmitter(GeneratedNames names, TypeComments comments) {
        this.names = names;
        this.comments = comments;
    }

    JavaFile emit(Enumeration enumeration) {
        ClassName name = names.types().named(enumeration);
        Documentation documentation = comments.of(enumeration);
        List<String> constants = names.java().constants(enumeration);
        TypeSpec.Builder type = TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc(Comments.of(documentation, "The enumeration {@code $L}.", enumeration.name()));
        for (int i = 0; i < constants.size(); i++) {
            type.addEnumConstant(constants.get(i), constant(i, documentation.member(enumeration.enumerators().get(i))));
        }
        // No name in a source begins with an underscore.
        type.addField(FieldSpec.builder(
                        ArrayTypeName.of(name), "_numbered", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("values()").build());
        type.addMethod(MethodSpec.methodBuilder("numbered").addModifiers(names.internal())
                .addModifiers(Modifier.STATIC).returns(name)
                .addJavadoc("The constant that is encoded as a number.\n\n@throws ProtocolViolation if there is none\n")
                .addParameter(TypeName.INT, "number").addParameter(String.class, "what")
                .beginControlFlow("if (number < 0 || number >= _numbered.length)")
                .addStatement("throw $T.malformed(what + $S + number + $S)", KpiNames.PROTOCOL_VIOLATION, " is number ",
                        ", but " + enumeration.name() + " has the numbers 0 to " + (constants.size() - 1))
                .endControlFlow().addStatement("return _numbered[number]").build());
        return names.file(name, type, documentation);
    }

    private static TypeSpec constant(int number, Documentation documentation) {
        CodeBlock encoding = CodeBlock.of("Encoded as $L.\n", number);
        CodeBlock sentences = documentation.text().isEmpty() ? encoding
                : CodeBlock.of("$L\n<p>$L", Comments.of(documentation, ""), encoding);
        return TypeSpec.anonymousClassBuilder("")
                .addJavadoc(Comments.javadoc(sentences, Deprecation.tag(documentation)))
                .addAnnotations(Deprecation.annotation(documentation)).build();
    }
}
