package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the way from an invocation frame to the behaviour: one class that finds the type, one for each type. */
final class DispatchEmitter {
    private final EmitterContext context;

    private DispatchEmitter(EmitterContext context) {
        this.context = context;
    }

    static List<JavaFile> emit(EmitterContext context) {
        DispatchEmitter emitter = new DispatchEmitter(context);
        List<JavaFile> files = new ArrayList<>();
        files.add(emitter.byType());
        emitter.invocable().forEach(type -> files.add(emitter.byInvocation(type)));
        return files;
    }

    private List<CapabilityType> invocable() {
        return context.types().stream().filter(type -> !type.invocations().isEmpty()).toList();
    }

    private JavaFile byType() {
        ClassName self = context.names().invocationDispatch();
        TypeName behaviour = ParameterizedTypeName.get(context.names().typeInvocations(), InvocationEmitter.CALL);
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(PUBLIC, FINAL)
                .addTypeVariable(InvocationEmitter.CALL)
                .addJavadoc("""
                        From an invocation frame to the behaviour that the kernel provides. Checks the caller's claims, the
                        rights and the ranges of all arguments, so that behaviour need not.

                        @param <C> what the kernel knows of the call: who calls, and from where
                        """)
                .addField(ParameterizedTypeName.get(ClassName.get(List.class), behaviour), "byType", PRIVATE, FINAL)
                .addMethod(constructor(behaviour))
                .addMethod(dispatch())
                .addMethod(worksOnForeignCopies())
                .addMethod(mismatch());
        return context.file(self, type);
    }

    private MethodSpec constructor(TypeName behaviour) {
        return MethodSpec.constructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("Dispatches to some behaviours, at most one for each type; invocations of other types are "
                        + "refused.\n")
                .addParameter(ParameterizedTypeName
                .get(ClassName.get(List.class), WildcardTypeName.subtypeOf(behaviour)),
                        "behaviours")
                .addStatement("byType = new $T<>($T.nCopies($T.values().length, null))", ArrayList.class,
                        Collections.class, context.names().objectType())
                .beginControlFlow("for ($T behaviour : behaviours)", behaviour)
                .beginControlFlow("if (byType.set(behaviour.type().ordinal(), behaviour) != null)")
                .addStatement("throw new $T($S + behaviour.type().declaredName())", KpiNames.KERNEL_BUG,
                        "two behaviours are provided for ")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec dispatch() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("dispatch")
                .addModifiers(PUBLIC)
                .addJavadoc("""
                        Invokes a capability as a frame says, and puts the answer into the frame.

                        @param call what the kernel knows of the call
                        @param target the capability in the slot that the frame names
                        @param frame the registers
                        """)
                .addParameter(InvocationEmitter.CALL, "call")
                .addParameter(context.names().capability(), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame")
                .addStatement("$T type = target.type()", context.names().objectType())
                .beginControlFlow("if (isMismatch(type, frame))")
                .addStatement("frame.refuse($T.WRONG_TYPE)", KpiNames.KERNEL_ERROR)
                .addStatement("return")
                .endControlFlow();
        if (!invocable().isEmpty()) {
            method.addStatement("$T provided = byType.get(type.ordinal())",
                    ParameterizedTypeName.get(context.names().typeInvocations(), InvocationEmitter.CALL));
            method.beginControlFlow("switch (type)");
            for (CapabilityType each : invocable()) {
                method.addCode("case $L:\n$>$T.dispatch(($T) provided, call, ($T) target, frame);\nbreak;\n$<",
                        JavaNames.constant(each), context.names().dispatch(each),
                        ParameterizedTypeName.get(context.names().invocations(each), InvocationEmitter.CALL),
                        context.names().capability(each));
            }
            method.addCode("default:\n$>frame.refuse($T.NO_SUCH_INVOCATION);\nbreak;\n$<", KpiNames.KERNEL_ERROR)
                    .endControlFlow();
        } else {
            method.addStatement("frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR);
        }
        return method.build();
    }

    private MethodSpec worksOnForeignCopies() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("worksOnForeignCopies")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("""
                        Whether an invocation works on a copy of an object that another core owns.

                        @param type of the capability
                        @param invocation its number
                        """)
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().objectType(), "type")
                .addParameter(TypeName.INT, "invocation");
        List<CapabilityType> foreign = invocable().stream()
                .filter(type -> type.invocations().stream().anyMatch(Invocation::onForeignCopies))
                .toList();
        if (!foreign.isEmpty()) {
            method.beginControlFlow("switch (type)");
            for (CapabilityType each : foreign) {
                method.addCode("case $L:\n$>return $T.worksOnForeignCopies(invocation);\n$<", JavaNames.constant(each),
                        context.names().dispatch(each));
            }
            method.addCode("default:\n$>break;\n$<").endControlFlow();
        }
        return method.addStatement("return false").build();
    }

    private static MethodSpec worksOnForeignCopies(CapabilityType type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("worksOnForeignCopies")
                .addModifiers(STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, "invocation")
                .beginControlFlow("switch (invocation)");
        type.invocations().stream().filter(Invocation::onForeignCopies)
                .forEach(invocation -> method.addCode("case $L:\n$>return true;\n$<", invocation.number()));
        return method.addCode("default:\n$>return false;\n$<").endControlFlow().build();
    }

    private MethodSpec mismatch() {
        return MethodSpec.methodBuilder("isMismatch")
                .addModifiers(PRIVATE, STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().objectType(), "type")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame")
                .addStatement("return frame.expectedType() != $T.ANY_TYPE && frame.expectedType() != type.number()",
                        KpiNames.INVOCATION_FRAME)
                .build();
    }

    private JavaFile byInvocation(CapabilityType type) {
        ClassName self = context.names().dispatch(type);
        TypeSpec.Builder dispatch = TypeSpec.classBuilder(self)
                .addModifiers(FINAL)
                .addJavadoc("From the number of an invocation of a $L to its behaviour.\n", type.name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        MethodSpec.Builder method = invocation(type, "dispatch").beginControlFlow("switch (frame.invocation())");
        for (Invocation invocation : type.invocations()) {
            method.addCode("case $L:\n$>$L(behaviour, call, target, frame);\nbreak;\n$<", invocation.number(),
                    methodName(type, invocation));
        }
        method.addCode("default:\n$>frame.refuse($T.NO_SUCH_INVOCATION);\nbreak;\n$<", KpiNames.KERNEL_ERROR)
                .endControlFlow();
        dispatch.addMethod(method.build());
        type.invocations().forEach(invocation -> dispatch.addMethod(invocationMethod(type, invocation)));
        dispatch.addMethod(lacksMethod(type));
        if (type.invocations().stream().anyMatch(Invocation::onForeignCopies)) {
            dispatch.addMethod(worksOnForeignCopies(type));
        }
        return context.file(self, dispatch);
    }

    private String methodName(CapabilityType type, Invocation invocation) {
        return "invoke" + invocation.number() + JavaNames.capitalized(context.javaNames().method(type, invocation));
    }

    private MethodSpec.Builder invocation(CapabilityType type, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(STATIC)
                .addTypeVariable(InvocationEmitter.CALL)
                .addParameter(ParameterizedTypeName.get(context.names().invocations(type), InvocationEmitter.CALL),
                "behaviour")
                .addParameter(InvocationEmitter.CALL, "call")
                .addParameter(context.names().capability(type), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame");
    }

    private MethodSpec lacksMethod(CapabilityType type) {
        return MethodSpec.methodBuilder("lacks")
                .addModifiers(PRIVATE, STATIC)
                .addJavadoc("Whether the caller lacks what the call takes, in which case it is refused.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(ParameterizedTypeName.get(context.names().invocations(type),
                        WildcardTypeName.subtypeOf(Object.class)), "behaviour")
                .addParameter(TypeName.INT, "needed")
                .addParameter(context.names().capability(type), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame")
                .beginControlFlow("if (((needed | frame.neededRights()) & ~target.rights()) != 0)")
                .addStatement("frame.refuse($T.MISSING_RIGHTS)", KpiNames.KERNEL_ERROR)
                .addStatement("return true")
                .endControlFlow()
                .beginControlFlow("if (behaviour == null)")
                .addStatement("frame.refuse($T.NOT_IMPLEMENTED)", KpiNames.KERNEL_ERROR)
                .addStatement("return true")
                .endControlFlow()
                .addStatement("return false")
                .build();
    }

    private MethodSpec invocationMethod(CapabilityType type, Invocation invocation) {
        WordEncoding encoding = new WordEncoding(context);
        MethodSpec.Builder method = invocation(type, methodName(type, invocation)).addModifiers(PRIVATE)
                .beginControlFlow("if (lacks(behaviour, $L, target, frame))",
                new RightsExpression(context).of(invocation))
                .addStatement("return")
                .endControlFlow();
        List<CodeBlock> wrong = new ArrayList<>();
        CodeBlock.Builder arguments = CodeBlock.builder().add("call, target");
        for (int i = 0; i < invocation.parameters().size(); i++) {
            Parameter parameter = invocation.parameters().get(i);
            encoding.wordOutOfRange(parameter.type(), i).ifPresent(wrong::add);
            arguments.add(", $L", encoding.decoded(parameter.type(), i));
        }
        if (!wrong.isEmpty()) {
            method.beginControlFlow("if ($L)", CodeBlock.join(wrong, "\n|| "))
                    .addStatement("frame.refuse($T.BAD_ARGUMENT)", KpiNames.KERNEL_ERROR)
                    .addStatement("return")
                    .endControlFlow();
        }
        TypeName value = InvocationEmitter.value(context, type, invocation);
        method.addStatement("$T outcome = behaviour.$L($L)", KpiNames.outcome(value),
                context.javaNames().method(type, invocation), arguments.build());
        method.beginControlFlow("if (!outcome.succeeded())").addStatement("frame.refuse(outcome.error())");
        if (!invocation.results().isEmpty()) {
            method.addStatement("return");
        }
        method.endControlFlow();
        return results(invocation, value, encoding, method).build();
    }

    private static MethodSpec.Builder results(Invocation invocation, TypeName value, WordEncoding encoding,
            MethodSpec.Builder method) {
        if (!invocation.results().isEmpty()) {
            method.addStatement("$T result = outcome.value()", value);
        }
        List<String> names = JavaNames.results(invocation.results());
        for (int i = 0; i < names.size(); i++) {
            method.addStatement("frame.word($L, $L)", i,
                    encoding.encoded(invocation.results().get(i).type(), "result." + names.get(i) + "()"));
        }
        return method;
    }
}
