package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import org.barreleye.hamlet.model.Operation;
import org.barreleye.hamlet.model.Right;

/** Emits the rights that operations on capabilities need: one constant for each operation. */
final class OperationRightsEmitter {
    private OperationRightsEmitter() {}

    static JavaFile emit(EmitterContext context) {
        RightsExpression needed = new RightsExpression(context);
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().operationRights())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The rights that an operation needs on its capability, one bit each; 0 if none.\n");
        for (Operation operation : Operation.values()) {
            List<Right> rights = context.specification().operations().stream()
                    .filter(declared -> declared.operation() == operation)
                    .flatMap(declared -> declared.needs().stream())
                    .toList();
            type.addField(FieldSpec.builder(TypeName.INT, operation.name(), PUBLIC, STATIC, FINAL)
                    .addJavadoc("The rights that $L needs.\n", operation.keyword())
                    .initializer(needed.of(rights))
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        type.addMethod(MethodSpec.methodBuilder("suffice")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("Tests whether rights include all needed ones.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, "rights")
                .addParameter(TypeName.INT, "needed")
                .addStatement("return (needed & ~rights) == 0")
                .build());
        return context.file(context.names().operationRights(), type);
    }
}
