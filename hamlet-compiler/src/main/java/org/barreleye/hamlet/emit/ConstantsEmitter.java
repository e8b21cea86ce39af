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
import org.barreleye.hamlet.model.Constant;

/** Emits the constants of the specification. */
final class ConstantsEmitter {
    private ConstantsEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().constants())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The constants of the specification, in 64 bits.\n");
        for (Constant constant : context.specification().constants()) {
            type.addField(FieldSpec.builder(TypeName.LONG, context.javaNames().constant(constant), PUBLIC, STATIC,
                    FINAL)
                    .addJavadoc(EmitterContext.javadoc(constant.documentation(), constant.name() + "."))
                    .initializer("$L", constant.value() + "L")
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        return context.file(context.names().constants(), type);
    }
}
