package org.barreleye.hamlet.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Specification;

/** Emits the typed reference of a type, with a stub for each invocation, and the records of their results. */
final class ReferenceEmitter {
    private final Names names;
    private final Specification specification;
    private final CapabilityType type;

    ReferenceEmitter(Names names, Specification specification, CapabilityType type) {
        this.names = names;
        this.specification = specification;
        this.type = type;
    }

    List<JavaFile> emit() {
        List<JavaFile> files = new ArrayList<>();
        files.add(reference());
        type.invocations().stream().filter(invocation -> !invocation.results().isEmpty())
                .forEach(invocation -> files.add(result(invocation)));
        return files;
    }

    private JavaFile reference() {
        TypeSpec.Builder record = TypeSpec.recordBuilder(names.reference(type)).addModifiers(Modifier.PUBLIC)
                .addSuperinterface(KpiNames.CAPABILITY_REFERENCE)
                .addJavadoc("Where a program believes a capability of type {@code $L} to lie: a claim, which the kernel "
                        + "checks at every use.\n\n@param address the slot in the program's own capability space\n", type.name())
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(KpiNames.CAPABILITY_ADDRESS, "address").build());
        for (Invocation invocation : type.invocations()) {
            Optional<Parameter> made = invocation.arguments().stream().filter(one -> one.source().isPresent()).findFirst();
            if (made.isPresent()) {
                specification.concrete().stream().filter(source -> !specification.children(source).isEmpty())
                        .forEach(source -> record.addMethod(stub(invocation, made, Optional.of(source))));
            } else {
                record.addMethod(stub(invocation, made, Optional.empty()));
            }
        }
        return names.file(names.reference(type), record);
    }

    private MethodSpec stub(Invocation invocation, Optional<Parameter> made, Optional<CapabilityType> source) {
        TypeName result = names.result(type, invocation);
        MethodSpec.Builder stub = MethodSpec.methodBuilder(JavaSpelling.member(invocation.name()))
                .addModifiers(Modifier.PUBLIC).returns(KpiNames.outcomeOf(result))
                .addParameter(KpiNames.TRAP, "trap");
        if (!invocation.documentation().isEmpty()) {
            stub.addJavadoc("$L\n", Comments.safe(invocation.documentation()));
        }
        CodeBlock.Builder fill = CodeBlock.builder();
        int word = 0;
        for (Parameter argument : invocation.arguments()) {
            stub.addParameter(parameter(argument, made, source));
            fill.addStatement("frame.word($L, $L)", word, down(argument, made, source));
            word++;
        }
        stub.addStatement("$T frame = trap.frame()", KpiNames.INVOCATION_FRAME);
        stub.addStatement("frame.begin(address, $T.$L.ordinal(), $L, $L)", names.objectType(),
                JavaSpelling.constant(type.name()), invocation.neededRights(), invocation.number());
        stub.addCode(fill.build()).addStatement("trap.invoke()");
        stub.beginControlFlow("if (frame.error() != $T.NONE)", KpiNames.KERNEL_ERROR)
                .addStatement("return $T.refused(frame.error())", KpiNames.OUTCOME).endControlFlow();
        if (invocation.results().isEmpty()) {
            return stub.addStatement("return $T.done()", KpiNames.OUTCOME).build();
        }
        List<CodeBlock> results = new ArrayList<>();
        for (int i = 0; i < invocation.results().size(); i++) {
            results.add(Words.read(names, invocation.results().get(i).type(), i));
        }
        return stub.addStatement(
                "return $T.of(new $T($L))", KpiNames.OUTCOME, result, CodeBlock.join(results, ", ")).build();
    }

    private ParameterSpec parameter(Parameter argument, Optional<Parameter> made, Optional<CapabilityType> source) {
        String name = JavaSpelling.member(argument.name());
        if (source.isPresent() && argument.equals(made.orElseThrow())) {
            return ParameterSpec.builder(names.retypeFrom(source.get()), name).build();
        }
        if (source.isPresent() && made.orElseThrow().source().filter(argument.name()::equals).isPresent()) {
            return ParameterSpec.builder(names.reference(source.get()), name).build();
        }
        return ParameterSpec.builder(names.parameter(argument.type()), name).build();
    }

    private CodeBlock down(Parameter argument, Optional<Parameter> made, Optional<CapabilityType> source) {
        String name = JavaSpelling.member(argument.name());
        if (source.isPresent() && argument.equals(made.orElseThrow())) {
            return CodeBlock.of("$L.type().ordinal()", name);
        }
        if (source.isPresent() && made.orElseThrow().source().filter(argument.name()::equals).isPresent()) {
            return CodeBlock.of("$L.address().slot()", name);
        }
        return Words.write(argument.type(), name);
    }

    private JavaFile result(Invocation invocation) {
        ClassName name = names.resultRecord(type, invocation);
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        invocation.results().forEach(result -> components.addParameter(
                names.parameter(result.type()), JavaSpelling.member(result.name())));
        return names.file(name, TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC)
                .addJavadoc("What {@code $L} of {@code $L} answers.\n", invocation.name(), type.name())
                .recordConstructor(components.build()));
    }
}
