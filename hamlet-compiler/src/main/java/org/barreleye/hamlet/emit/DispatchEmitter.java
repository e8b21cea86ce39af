package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Specification;

/** Emits the kernel's dispatch: from the registers of an invocation to the behaviour of a type, with all checks. */
final class DispatchEmitter {
    private final Names names;
    private final Specification specification;

    DispatchEmitter(Names names, Specification specification) {
        this.names = names;
        this.specification = specification;
    }

    JavaFile emit() {
        ClassName name = names.kernel("InvocationDispatch");
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addTypeVariable(InvocationsEmitter.CALL)
                .addJavadoc("Carries an invocation to the behaviour that the kernel provides for it, after checking the "
                        + "caller's claim, the rights and the ranges of the arguments.\n\n"
                        + "@param <C> what the kernel knows of a call\n");
        invoked().forEach(one -> type.addField(FieldSpec.builder(
                ParameterizedTypeName.get(ClassName.get(Optional.class), behaviour(one)), field(one),
                Modifier.PRIVATE, Modifier.FINAL).build()));
        type.addMethod(constructor()).addMethod(find()).addMethod(dispatch());
        for (CapabilityType one : invoked()) {
            type.addMethod(dispatchType(one));
            one.invocations().forEach(invocation -> type.addMethod(call(one, invocation)));
        }
        return names.file(name, type);
    }

    private List<CapabilityType> invoked() {
        return specification.concrete().stream().filter(type -> !type.invocations().isEmpty()).toList();
    }

    private TypeName behaviour(CapabilityType type) {
        return ParameterizedTypeName.get(names.invocations(type), InvocationsEmitter.CALL);
    }

    private static String field(CapabilityType type) {
        return "of" + JavaSpelling.type(type.name());
    }

    private TypeName behaviours() {
        return ParameterizedTypeName.get(ClassName.get(List.class), WildcardTypeName.subtypeOf(
                ParameterizedTypeName.get(InvocationsEmitter.familyName(names), InvocationsEmitter.CALL)));
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC)
                .addJavadoc("Dispatches to the given behaviours, one for a type at most; a type without one refuses.\n\n"
                        + "@throws IllegalArgumentException if a type has two\n")
                .addParameter(behaviours(), "behaviours");
        for (CapabilityType type : invoked()) {
            CodeBlock cast = CodeBlock.of("found -> ($T) found", behaviour(type));
            constructor.addStatement("$L = find(behaviours, $T.$L).map($L)", field(type), names.objectType(),
                    JavaSpelling.constant(type.name()), cast);
        }
        return constructor.build();
    }

    private MethodSpec find() {
        TypeName one = ParameterizedTypeName.get(InvocationsEmitter.familyName(names), InvocationsEmitter.CALL);
        return MethodSpec.methodBuilder("find").addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(InvocationsEmitter.CALL)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), one))
                .addParameter(behaviours(), "behaviours").addParameter(names.objectType(), "type")
                .addStatement("$T found = $T.empty()", ParameterizedTypeName.get(ClassName.get(Optional.class), one),
                        Optional.class)
                .beginControlFlow("for ($T behaviour : behaviours)", one)
                .beginControlFlow("if (behaviour.type() == type)")
                .beginControlFlow("if (found.isPresent())")
                .addStatement("throw new IllegalArgumentException($S + type)", "two behaviours for ")
                .endControlFlow()
                .addStatement("found = $T.of(behaviour)", Optional.class)
                .endControlFlow()
                .endControlFlow()
                .addStatement("return found").build();
    }

    private MethodSpec dispatch() {
        MethodSpec.Builder dispatch = MethodSpec.methodBuilder("dispatch").addModifiers(Modifier.PUBLIC)
                .addJavadoc("Carries out the invocation that a frame describes; the frame then holds the answer.\n\n"
                        + "@param target the capability that the caller's slot holds\n")
                .addParameter(InvocationsEmitter.CALL, "call").addParameter(names.capability(), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame")
                .beginControlFlow("if (frame.expectedType() != $T.ANY_TYPE && frame.expectedType() != target.type().ordinal())",
                        KpiNames.INVOCATION_FRAME)
                .addStatement("frame.refuse($T.WRONG_TYPE)", KpiNames.KERNEL_ERROR).addStatement("return").endControlFlow()
                .beginControlFlow("if ((frame.neededRights() & ~target.rights()) != 0)")
                .addStatement("frame.refuse($T.MISSING_RIGHTS)", KpiNames.KERNEL_ERROR).addStatement("return")
                .endControlFlow()
                .beginControlFlow("switch (target.type())");
        for (CapabilityType type : invoked()) {
            dispatch.addStatement("case $L -> dispatch$L(call, ($T) target, frame)", JavaSpelling.constant(type.name()),
                    JavaSpelling.type(type.name()), names.capability(type));
        }
        return dispatch.addStatement("default -> frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR)
                .endControlFlow().build();
    }

    private MethodSpec dispatchType(CapabilityType type) {
        MethodSpec.Builder dispatch = target(type, "dispatch" + JavaSpelling.type(type.name()))
                .beginControlFlow("if ($L.isEmpty())", field(type))
                .addStatement("frame.refuse($T.NOT_PROVIDED)", KpiNames.KERNEL_ERROR).addStatement("return")
                .endControlFlow().beginControlFlow("switch (frame.invocation())");
        for (Invocation invocation : type.invocations()) {
            dispatch.addStatement("case $L -> $L(call, target, frame)", invocation.number(), methodName(type, invocation));
        }
        return dispatch.addStatement("default -> frame.refuse($T.NO_SUCH_INVOCATION)", KpiNames.KERNEL_ERROR)
                .endControlFlow().build();
    }

    private MethodSpec.Builder target(CapabilityType type, String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE)
                .addParameter(InvocationsEmitter.CALL, "call").addParameter(names.capability(type), "target")
                .addParameter(KpiNames.INVOCATION_FRAME, "frame");
    }

    private static String methodName(CapabilityType type, Invocation invocation) {
        return JavaSpelling.member(type.name()) + JavaSpelling.type(invocation.name());
    }

    private MethodSpec call(CapabilityType type, Invocation invocation) {
        MethodSpec.Builder call = target(type, methodName(type, invocation));
        if (invocation.neededRights() != 0) {
            call.beginControlFlow("if (($L & ~target.rights()) != 0)", invocation.neededRights())
                    .addStatement("frame.refuse($T.MISSING_RIGHTS)", KpiNames.KERNEL_ERROR).addStatement("return")
                    .endControlFlow();
        }
        List<CodeBlock> arguments = new ArrayList<>();
        List<CodeBlock> misfits = new ArrayList<>();
        for (int i = 0; i < invocation.arguments().size(); i++) {
            Parameter argument = invocation.arguments().get(i);
            Words.misfit(names, argument.type(), i).ifPresent(misfits::add);
            arguments.add(CodeBlock.of(",\n$L", Words.read(names, argument.type(), i)));
        }
        if (!misfits.isEmpty()) {
            call.beginControlFlow("if ($L)", CodeBlock.join(misfits, "\n|| "))
                    .addStatement("frame.refuse($T.BAD_ARGUMENT)", KpiNames.KERNEL_ERROR).addStatement("return")
                    .endControlFlow();
        }
        call.addStatement("$T outcome = $L.get().$L(call, target$L)",
                KpiNames.outcomeOf(names.result(type, invocation)), field(type),
                JavaSpelling.member(invocation.name()), CodeBlock.join(arguments, ""));
        call.beginControlFlow("if (!outcome.succeeded())").addStatement("frame.refuse(outcome.error())")
                .addStatement("return").endControlFlow();
        for (int i = 0; i < invocation.results().size(); i++) {
            Parameter result = invocation.results().get(i);
            call.addStatement("frame.word($L, $L)", i, Words.write(
                    result.type(), "outcome.value()." + JavaSpelling.member(result.name()) + "()"));
        }
        return call.build();
    }
}
