package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/** Emits the rules of mint. */
final class MintRulesEmitter {
    private MintRulesEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().mintRules())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("The rules of mint, which makes a capability to the same object with fewer rights or other "
                        + "mintable fields.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("check")
                        .addModifiers(PUBLIC, STATIC)
                        .addJavadoc("""
                                Checks whether a mint is allowed.

                                @param source the capability to mint
                                @param minted the intended result
                                @return {@code NONE}; {@code BAD_ARGUMENT} if the result differs in a field that mint
                                    cannot change, {@code MISSING_RIGHTS} if the source lacks one of its rights
                                """)
                        .returns(KpiNames.KERNEL_ERROR)
                        .addParameter(context.names().capability(), "source")
                        .addParameter(context.names().capability(), "minted")
                        .beginControlFlow("if (!$T.isSameObject(source, minted))", context.names().relations())
                        .addStatement("return $T.BAD_ARGUMENT", KpiNames.KERNEL_ERROR)
                        .endControlFlow()
                        .addStatement("return (minted.rights() & ~source.rights()) == 0 ? $1T.NONE : "
                        + "$1T.MISSING_RIGHTS",
                                KpiNames.KERNEL_ERROR)
                        .build());
        return context.file(context.names().mintRules(), type);
    }
}
