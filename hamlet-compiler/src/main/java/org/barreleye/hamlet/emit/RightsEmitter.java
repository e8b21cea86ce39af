package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.Specification;

/** Emits a constant for each right. */
final class RightsEmitter {
    private final Names names;
    private final Specification specification;

    RightsEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        ClassName name = names.user("ObjectRights");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The rights that capabilities carry, a bit each.\n");
        int bit = 1;
        for (String right : specification.rights()) {
            type.addField(FieldSpec.builder(TypeName.INT, JavaSpelling.constant(right), Modifier.PUBLIC,
                            Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("The right called {@code $L}.\n", right).initializer("$L", bit).build());
            bit <<= 1;
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        return names.file(name, type);
    }
}
