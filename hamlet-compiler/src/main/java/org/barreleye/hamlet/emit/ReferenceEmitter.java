package org.barreleye.hamlet.emit;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.naming.JavaNames;

/** Emits the typed references, a record for each type with a stub for each invocation, and the result records. */
final class ReferenceEmitter {
    private static final String CHECKS = """
            <p>The kernel checks at each invocation that the slot holds this type. Every invocation can fail with {@code
            NO_SUCH_SLOT}, {@code CNODE_NOT_FOUND}, {@code CAPABILITY_NOT_FOUND}, {@code WRONG_TYPE} or {@code
            NOT_IMPLEMENTED} besides the errors that are listed for it.

            """;

    private final EmitterContext context;
    private final CapabilityType type;
    private final WordEncoding encoding;

    private ReferenceEmitter(EmitterContext context, CapabilityType type) {
        this.context = context;
        this.type = type;
        this.encoding = new WordEncoding(context);
    }

    static List<JavaFile> emit(EmitterContext context) {
        List<JavaFile> files = new ArrayList<>();
        context.types().forEach(type -> files.add(new ReferenceEmitter(context, type).reference()));
        for (CapabilityType type : context.specification().invocationTypes()) {
            ReferenceEmitter emitter = new ReferenceEmitter(context, type);
            if (type.isAbstract()) {
                files.add(emitter.reference());
            }
            type.invocations().stream()
                    .filter(invocation -> !invocation.results().isEmpty())
                    .forEach(invocation -> files.add(emitter.result(invocation)));
        }
        return files;
    }

    private JavaFile reference() {
        ClassName name = context.names().reference(type);
        TypeSpec.Builder record = TypeSpec.recordBuilder(name)
                .addModifiers(PUBLIC)
                .addSuperinterface(KpiNames.CAPABILITY_REFERENCE)
                .addJavadoc(EmitterContext.javadoc(type.documentation(), "A capability of type " + type.name() + "."))
                .addJavadoc("\n" + CHECKS);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        if (type.isAbstract()) {
            record.addJavadoc("@param type the type of the capability\n").addMethod(checkedType());
            components.addParameter(context.names().objectType(), "type");
        }
        record.addJavadoc("@param address the address of the slot\n")
                .recordConstructor(components.addParameter(KpiNames.CAPABILITY_ADDRESS, "address").build());
        for (Invocation invocation : type.invocations()) {
            if (invocation.parameters().stream().anyMatch(parameter -> parameter.source().isPresent())) {
                List<CapabilityType> sources = context.analysis().retypeSources();
                for (int i = 0; i < sources.size(); i++) {
                    record.addMethod(stub(invocation, Optional.of(sources.get(i)), i == 0));
                }
            } else {
                record.addMethod(stub(invocation, Optional.empty(), true));
            }
        }
        return context.file(name, record);
    }

    /** The constructor of a reference to a capability of one of the types that have the invocations of a template. */
    private MethodSpec checkedType() {
        CodeBlock other = context.specification().sharing(type).stream()
                .map(each -> CodeBlock.of("type != $L", context.constant(each)))
                .collect(CodeBlock.joining("\n&& "));
        return MethodSpec.compactConstructorBuilder()
                .addModifiers(PUBLIC)
                .addJavadoc("Checks the type.\n")
                .beginControlFlow("if ($L)", other)
                .addStatement("throw new $T(type.declaredName() + $S)", IllegalArgumentException.class,
                        " does not inherit " + type.name())
                .endControlFlow()
                .build();
    }

    private TypeName value(Invocation invocation) {
        return InvocationEmitter.value(context, type.invocationType(), invocation);
    }

    /** The stub; for a retype, that for sources of one type. Only the first overload has the whole comment. */
    private MethodSpec stub(Invocation invocation, Optional<CapabilityType> source, boolean isFirst) {
        InvocationJavadoc javadoc = new InvocationJavadoc(invocation);
        List<Parameter> parameters = invocation.parameters();
        List<String> names = JavaNames.parameters(parameters);
        MethodSpec.Builder method = MethodSpec.methodBuilder(context.javaNames().method(type, invocation))
                .addModifiers(PUBLIC)
                .addJavadoc(javadoc.description("Invokes " + invocation.name() + "."))
                .returns(KpiNames.outcome(value(invocation)))
                .addParameter(KpiNames.SYSTEM_CALLS, "syscalls");
        if (isFirst) {
            method.addJavadoc(javadoc.errors())
                    .addJavadoc("\n@param syscalls the system calls of the caller\n")
                    .addJavadoc(javadoc.parameters());
        }
        for (int i = 0; i < parameters.size(); i++) {
            method.addParameter(parameterType(parameters.get(i), parameters, source), names.get(i));
            WordEncoding.valueOutOfRange(parameters.get(i).type(), names.get(i)).ifPresent(condition -> method
                    .beginControlFlow("if ($L)", condition)
                    .addStatement("return $T.refused($T.BAD_ARGUMENT)", KpiNames.OUTCOME, KpiNames.KERNEL_ERROR)
                    .endControlFlow());
        }
        method.addStatement("$T frame = syscalls.frame()", KpiNames.INVOCATION_FRAME)
                .addStatement("frame.begin(address, $L.number(), $L, $L)",
                        type.isAbstract() ? CodeBlock.of("type") : context.constant(type),
                        new RightsExpression(context).of(invocation), invocation.number());
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String spelled = source.isEmpty() ? names.get(i)
                    : parameter.source().isPresent() ? names.get(i) + ".type()"
                    : isSource(parameter, parameters) ? names.get(i) + ".address()" : names.get(i);
            method.addStatement("frame.word($L, $L)", i, encoding.encoded(parameter.type(), spelled));
        }
        method.addStatement("syscalls.invoke()")
                .beginControlFlow("if (frame.error() != $T.NONE)", KpiNames.KERNEL_ERROR)
                .addStatement("return $T.refused(frame.error())", KpiNames.OUTCOME)
                .endControlFlow();
        return answer(invocation, method).build();
    }

    private TypeName parameterType(Parameter parameter, List<Parameter> all, Optional<CapabilityType> source) {
        if (source.isPresent() && parameter.source().isPresent()) {
            return context.names().retypeFrom(source.get());
        }
        return source.isPresent() && isSource(parameter, all)
                ? context.names().reference(source.get())
                : encoding.javaType(parameter.type());
    }

    private static boolean isSource(Parameter parameter, List<Parameter> all) {
        return all.stream().anyMatch(other -> other.source().filter(parameter.name()::equals).isPresent());
    }

    private MethodSpec.Builder answer(Invocation invocation, MethodSpec.Builder method) {
        if (invocation.results().isEmpty()) {
            return method.addStatement("return $T.unit()", KpiNames.OUTCOME);
        }
        List<CodeBlock> results = new ArrayList<>();
        for (int i = 0; i < invocation.results().size(); i++) {
            results.add(encoding.decoded(invocation.results().get(i).type(), i));
        }
        return method.addStatement("return $T.of(new $T($L))", KpiNames.OUTCOME, value(invocation),
                CodeBlock.join(results, ", "));
    }

    private JavaFile result(Invocation invocation) {
        ClassName name = context.names().result(type, invocation);
        List<String> names = JavaNames.results(invocation.results());
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        MethodSpec.Builder checks = MethodSpec.compactConstructorBuilder().addModifiers(PUBLIC)
                .addJavadoc("Checks the ranges.\n");
        TypeSpec.Builder record = TypeSpec.recordBuilder(name)
                .addModifiers(PUBLIC)
                .addJavadoc("The results of $L of a $L capability.\n\n", invocation.name(), type.name());
        boolean checked = false;
        for (int i = 0; i < names.size(); i++) {
            Parameter result = invocation.results().get(i);
            components.addParameter(encoding.javaType(result.type()), names.get(i));
            Optional<CodeBlock> wrong = WordEncoding.valueOutOfRange(result.type(), names.get(i));
            if (wrong.isPresent()) {
                checked = true;
                checks.beginControlFlow("if ($L)", wrong.get())
                        .addStatement("throw new $T($S + $L)", KpiNames.KERNEL_BUG, "the kernel returned a "
                                + result.name() + " that is not a " + result.type().keyword() + ": ", names.get(i))
                        .endControlFlow();
            }
        }
        record.addJavadoc(new InvocationJavadoc(invocation).results());
        record.recordConstructor(components.build());
        if (checked) {
            record.addMethod(checks.build());
        }
        return context.file(name, record);
    }
}
