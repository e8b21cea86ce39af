package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

/** Emits the decision whether mint may make one capability of another. */
final class MintRulesEmitter {
    private MintRulesEmitter() {}

    static JavaFile emit(EmitterContext context) {
        TypeSpec.Builder type = TypeSpec.classBuilder(context.names().mintRules())
                .addModifiers(PUBLIC, FINAL)
                .addJavadoc("What mint can make of what: a capability to the same object, with fewer rights or another "
                        + "badge.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("check")
                        .addModifiers(PUBLIC, STATIC)
                        .addJavadoc("""
                                Whether a mint is allowed: {@code NONE}, or the reason why not.

                                @param source what to mint
                                @param minted what is to come of it: {@code BAD_ARGUMENT} if it differs in more than rights
                                    and what the specification lets mint change, {@code MISSING_RIGHTS} if the source
                                    lacks one of its rights
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
