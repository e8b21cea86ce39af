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
import java.util.stream.Collectors;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the dispatch of invocations: one class that selects by type, and one for each type that selects by number. */
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
        return context.specification().invocationTypes();
    }

    private String constants(CapabilityType invocationType) {
        return context.specification().sharing(invocationType).stream()
                .map(JavaNames::constant)
                .collect(Collectors.joining(", "));
    }

    private JavaFile byType() {
        ClassName self = context.names().invocationDispatch();
        TypeName handler = ParameterizedTypeName.get(context.names().typeInvocations(), InvocationEmitter.CALL);
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(PUBLIC, FINAL)
                .addTypeVariable(InvocationEmitter.CALL)
                .addJavadoc("""
                        The dispatch of invocations: finds the handler for the type and the number in an invocation
                        frame. Checks the expected type, the rights and the ranges of all arguments before it calls a
                        handler.

                        @param <C> the context of a call, which the kernel defines
                        """)
                .addField(ParameterizedTypeName.get(ClassName.get(List.class), handler), "byType", PRIVATE, FINAL)
                .addMethod(constructor(handler))
                .addMethod(dispatch())
                .addMethod(worksOnForeignCopies())
                .addMethod(mismatch());
        if (!invocable().isEmpty()) {
            type.addMethod(isRefused());
        }
        return context.file(self, type);
    }

    private MethodSpec constructor(TypeName handler) {
        return MethodSpec.constructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("A dispatch to handlers, at most one for each type. Invocations of other types are refused "
                        + "with {@code NOT_IMPLEMENTED}.\n")
                .addParameter(ParameterizedTypeName
                .get(ClassName.get(List.class), WildcardTypeName.subtypeOf(handler)),
                        "handlers")
                .addStatement("byType = new $T<>($T.nCopies($T.values().length, null))", ArrayList.class,
                        Collections.class, context.names().objectType())
                .beginControlFlow("for ($T handler : handlers)", handler)
                .beginControlFlow("if (byType.set(handler.type().ordinal(), handler) != null)")
                .addStatement("throw new $T($S + handler.type().declaredName())", KpiNames.KERNEL_BUG,
                        "two handlers are registered for ")
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec dispatch() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("dispatch")
                .addModifiers(PUBLIC)
                .addJavadoc("""
                        Performs the invocation in a frame, and puts its results into the frame.

                        @param call the context of the call
                        @param target the capability in the slot that the frame names
                        @param frame the invocation frame of the caller
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
            method.addStatement("$T handler = byType.get(type.ordinal())",
                    ParameterizedTypeName.get(context.names().typeInvocations(), InvocationEmitter.CALL));
            ArrowSwitch byType = ArrowSwitch.over("type");
            for (CapabilityType each : invocable()) {
                byType.on(constants(each), "$T.dispatch(($T) handler, call, ($T) target, frame)",
                        context.names().dispatch(each),
                        ParameterizedTypeName.get(context.names().invocations(each), InvocationEmitter.CALL),
                        context.names().capability(each));
            }
            byType.otherwise("frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR);
            method.addCode(byType.statement());
        } else {
            method.addStatement("frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR);
        }
        return method.build();
    }

    private MethodSpec worksOnForeignCopies() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("worksOnForeignCopies")
                .addModifiers(PUBLIC, STATIC)
                .addJavadoc("""
                        Tests whether an invocation works on a copy of an object that another core owns.

                        @param type of the capability
                        @param invocation its number
                        """)
                .returns(TypeName.BOOLEAN)
                .addParameter(context.names().objectType(), "type")
                .addParameter(TypeName.INT, "invocation");
        List<CapabilityType> foreign = invocable().stream()
                .filter(type -> type.invocations().stream().anyMatch(Invocation::onForeignCopies))
                .toList();
        if (foreign.isEmpty()) {
            return method.addStatement("return false").build();
        }
        ArrowSwitch byType = ArrowSwitch.over("type");
        for (CapabilityType each : foreign) {
            byType.on(constants(each), "$T.worksOnForeignCopies(invocation)", context.names().dispatch(each));
        }
        return method.addCode(byType.otherwise("false").returned()).build();
    }

    private static MethodSpec worksOnForeignCopies(CapabilityType type) {
        String numbers = type.invocations().stream()
                .filter(Invocation::onForeignCopies)
                .map(invocation -> String.valueOf(invocation.number()))
                .collect(Collectors.joining(", "));
        return MethodSpec.methodBuilder("worksOnForeignCopies")
                .addModifiers(STATIC)
                .returns(TypeName.BOOLEAN)
                .addParameter(TypeName.INT, "invocation")
                .addCode(ArrowSwitch.over("invocation").on(numbers, "true").otherwise("false").returned())
                .build();
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
                .addJavadoc("The dispatch of the invocations of $L, by number.\n", type.name())
                .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build());
        ArrowSwitch byNumber = ArrowSwitch.over("frame.invocation()");
        type.invocations().forEach(invocation -> byNumber.on(String.valueOf(invocation.number()),
                "$L(handler, call, target, frame)", methodName(type, invocation)));
        byNumber.otherwise("frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR);
        dispatch.addMethod(invocation(type, "dispatch").addCode(byNumber.statement()).build());
        type.invocations().forEach(invocation -> dispatch.addMethod(invocationMethod(type, invocation)));
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
                "handler")
                .addParameter(InvocationEmitter.CALL, "call")
                .addParameter(context.names().capability(type), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame");
    }

    private MethodSpec isRefused() {
        return MethodSpec.methodBuilder("isRefused")
                .addModifiers(STATIC)
                .addJavadoc("Refuses the call if the capability lacks rights or the kernel has no handler; returns "
                        + "whether it did.\n")
                .returns(TypeName.BOOLEAN)
                .addParameter(ParameterizedTypeName.get(context.names().typeInvocations(),
                        WildcardTypeName.subtypeOf(Object.class)), "handler")
                .addParameter(TypeName.INT, "needed")
                .addParameter(context.names().capability(), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame")
                .beginControlFlow("if (((needed | frame.neededRights()) & ~target.rights()) != 0)")
                .addStatement("frame.refuse($T.MISSING_RIGHTS)", KpiNames.KERNEL_ERROR)
                .addStatement("return true")
                .endControlFlow()
                .beginControlFlow("if (handler == null)")
                .addStatement("frame.refuse($T.NOT_IMPLEMENTED)", KpiNames.KERNEL_ERROR)
                .addStatement("return true")
                .endControlFlow()
                .addStatement("return false")
                .build();
    }

    private MethodSpec invocationMethod(CapabilityType type, Invocation invocation) {
        WordEncoding encoding = new WordEncoding(context);
        MethodSpec.Builder method = invocation(type, methodName(type, invocation)).addModifiers(PRIVATE)
                .beginControlFlow("if ($T.isRefused(handler, $L, target, frame))",
                        context.names().invocationDispatch(), new RightsExpression(context).of(invocation))
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
        method.addStatement("$T outcome = handler.$L($L)", KpiNames.outcome(value),
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
