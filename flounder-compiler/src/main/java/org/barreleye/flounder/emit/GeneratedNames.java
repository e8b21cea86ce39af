package org.barreleye.flounder.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.barreleye.flounder.model.Capability;
import org.barreleye.flounder.model.Documentation;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.naming.JavaNames;
import org.barreleye.flounder.naming.NamedTypes;
import org.barreleye.flounder.plan.Transport;

/** The names of the generated classes of one interface, and their files. */
final class GeneratedNames {
    private final Interface definition;
    private final JavaNames java;
    private final String packageName;
    private final JavaTypes types;
    private final NamedTypes namedTypes;
    private final boolean isShared;
    private Deprecation deprecation;
    private final Map<String, List<String>> members = new LinkedHashMap<>();

    private GeneratedNames(Interface definition, JavaNames java, String packageName, SharedTypes shared,
            boolean isShared) {
        this.definition = definition;
        this.java = java;
        this.packageName = packageName;
        this.types = new JavaTypes(packageName, java, shared);
        this.namedTypes = NamedTypes.of(definition);
        this.isShared = isShared;
    }

    /** The names for an interface. */
    static GeneratedNames of(Interface definition, String packagePrefix, SharedTypes shared) {
        JavaNames java = JavaNames.of(definition);
        return new GeneratedNames(definition, java, packagePrefix + "." + java.packageSegment(), shared, false);
    }

    /** The names for a types file, in the form of an interface without messages. */
    static GeneratedNames shared(Interface file, String packagePrefix, Optional<String> compiledPackage,
            SharedTypes earlier) {
        JavaNames java = JavaNames.of(file);
        return new GeneratedNames(file, java, compiledPackage.orElse(packagePrefix + "." + java.packageSegment()),
                earlier, true);
    }

    /** The class of a type that this package holds. */
    ClassName own(Type type) {
        return ClassName.get(packageName, java.type(type));
    }

    /** The view of a type that this package holds; an enumeration has none, and its class stands for it. */
    ClassName ownView(Type type) {
        return JavaTypes.hasView(type) ? ClassName.get(packageName, java.view(type)) : own(type);
    }

    /** The access of what only generated code uses of a type: bindings of other packages use shared types. */
    Modifier[] internal() {
        return isShared ? new Modifier[] {Modifier.PUBLIC} : new Modifier[0];
    }

    /**
     * Returns whether elements of dynamic arrays may be, or contain, values of a type: of shared types, if it is
     * possible.
     */
    boolean isPacked(Type type) {
        return isShared ? ElementPacking.isPackable(type) : namedTypes.isPacked(type);
    }

    Interface definition() {
        return definition;
    }

    JavaNames java() {
        return java;
    }

    JavaTypes types() {
        return types;
    }

    NamedTypes namedTypes() {
        return namedTypes;
    }

    String packageName() {
        return packageName;
    }

    /** The class that describes the interface and opens bindings; its services may take the interface's own name. */
    ClassName main() {
        return type("Interface");
    }

    /** A class that is named after the interface. */
    ClassName type(String suffix) {
        return ClassName.get(packageName, java.interfaceName() + suffix);
    }

    /** The binding class of a transport. */
    ClassName binding(Transport transport) {
        String spelling = transport.toString();
        return type(spelling.substring(0, 1).toUpperCase(Locale.ROOT) + spelling.substring(1));
    }

    /** A class that is named after an operation. */
    ClassName type(Operation operation, String suffix) {
        return ClassName.get(packageName, java.operationType(operation) + suffix);
    }

    String method(Operation operation) {
        return java.method(operation);
    }

    String tryMethod(Operation operation) {
        return "try" + java.operationType(operation);
    }

    /** The method of a binding that queues a message. */
    String sendMethod(Operation operation) {
        return "send" + java.operationType(operation);
    }

    String replyMethod(Operation operation) {
        return "reply" + java.operationType(operation);
    }

    String parameter(Operation operation, Parameter parameter) {
        return java.parameter(operation, parameter.name());
    }

    /** A name in a method of an operation that no parameter has. */
    private String unusedName(Operation operation, String preferred) {
        boolean taken = operation.messages().stream().flatMap(message -> message.parameters().stream())
                .anyMatch(parameter -> parameter(operation, parameter).equals(preferred));
        return taken ? preferred + "_" : preferred;
    }

    /** The reply object of an rpc's handler. */
    String reply(Operation operation) {
        return unusedName(operation, "reply");
    }

    /** The continuation of an rpc. */
    String continuation(Operation operation) {
        return unusedName(operation, "continuation");
    }

    /** The method that takes a message apart. */
    String receiveMethod(Message message) {
        return "receive" + java.messageType(message);
    }

    /** The number of a message, as a constant. */
    CodeBlock number(Message message) {
        return CodeBlock.of("$T.$L", main().nestedClass("Numbers"), java.constant(message));
    }

    /** The Java names of the fields of a structure, in order. */
    List<String> members(Structure structure) {
        return members.computeIfAbsent(structure.name(), name -> java.members(structure));
    }

    /** The type that a blocking call returns. */
    TypeName result(Operation.Rpc rpc) {
        List<Parameter> outs = rpc.response().parameters();
        if (outs.isEmpty()) {
            return TypeName.VOID;
        }
        return outs.size() == 1 ? types.value(outs.get(0).type()) : type(rpc, "Result");
    }

    /** Returns whether an rpc answers with an error besides other things. */
    static boolean mayFail(Operation.Rpc rpc) {
        List<Parameter> outs = rpc.response().parameters();
        return outs.size() > 1 && outs.get(outs.size() - 1).type() == Scalar.ERRVAL;
    }

    /** The continuation that interfaces share whose rpcs have the same result, if there is one for this result. */
    Optional<TypeName> sharedContinuation(Operation.Rpc rpc) {
        if (answersErrorOnly(rpc)) {
            return Optional.of(KpiNames.ERROR_CONTINUATION);
        }
        if (!mayFail(rpc) || rpc.response().parameters().size() != 2) {
            return Optional.empty();
        }
        Type value = rpc.response().parameters().get(0).type();
        if (value == Scalar.UINT64) {
            return Optional.of(KpiNames.NUMBER_CONTINUATION);
        }
        return value instanceof Structure || value instanceof Capability
                ? Optional.of(ParameterizedTypeName.get(KpiNames.VALUE_CONTINUATION, types.value(value)))
                : Optional.empty();
    }

    /** The continuation with which an rpc is called. */
    TypeName acceptedContinuation(Operation.Rpc rpc) {
        return sharedContinuation(rpc).orElseGet(() -> type(rpc, "Continuation"));
    }

    /** Returns whether an rpc answers with an error code and nothing else. */
    static boolean answersErrorOnly(Operation.Rpc rpc) {
        List<Parameter> outs = rpc.response().parameters();
        return outs.size() == 1 && outs.get(0).type() == Scalar.ERRVAL;
    }

    /** Adds a message's parameters to a method, as values to keep. */
    void parameters(MethodSpec.Builder method, Operation operation, Message message) {
        message.parameters().forEach(parameter ->
                method.addParameter(types.value(parameter.type()), parameter(operation, parameter)));
    }

    /** Adds the parameters with which an operation is sent: those of its message and a continuation. */
    MethodSpec.Builder sentParameters(MethodSpec.Builder method, Operation operation) {
        parameters(method, operation, operation.messages().get(0));
        if (operation instanceof Operation.Rpc rpc) {
            method.addParameter(acceptedContinuation(rpc), continuation(rpc));
        }
        return method;
    }

    /** The same as arguments. */
    CodeBlock sentArguments(Operation operation) {
        CodeBlock arguments = arguments(operation, operation.messages().get(0));
        if (!(operation instanceof Operation.Rpc rpc)) {
            return arguments;
        }
        return arguments.isEmpty() ? CodeBlock.of("$L", continuation(rpc))
                : CodeBlock.of("$L, $L", arguments, continuation(rpc));
    }

    /** Adds a message's parameters to a method, as they arrive. */
    void arrivingParameters(MethodSpec.Builder method, Operation operation, Message message) {
        message.parameters().forEach(parameter ->
                method.addParameter(types.arriving(parameter.type()), parameter(operation, parameter)));
    }

    /** Returns whether a message has a parameter that arrives as a view. */
    static boolean arrivesInViews(Message message) {
        return message.parameters().stream().anyMatch(parameter -> JavaTypes.hasView(parameter.type()));
    }

    /** A message's parameters as arguments. */
    CodeBlock arguments(Operation operation, Message message) {
        return message.parameters().stream().map(one -> CodeBlock.of("$L", parameter(operation, one)))
                .collect(CodeBlock.joining(", "));
    }

    /** A message's parameters, which arrived in views, as arguments to keep. */
    CodeBlock copiedArguments(Operation operation, Message message) {
        return message.parameters().stream().map(one -> CodeBlock.of("$L$L", parameter(operation, one),
                JavaTypes.hasView(one.type()) ? ".copy()" : "")).collect(CodeBlock.joining(", "));
    }

    /** The file of a class of the interface. */
    JavaFile file(ClassName name, TypeSpec.Builder type) {
        return file(name, type, definition.documentation());
    }

    /** The file of a class of an element with some documentation. */
    JavaFile file(ClassName name, TypeSpec.Builder type, Documentation documentation) {
        if (deprecation == null) {
            deprecation = new Deprecation(this);
        }
        deprecation.mark(type, documentation);
        type.addAnnotation(AnnotationSpec.builder(KpiNames.GENERATED)
                .addMember("value", "$S", "org.barreleye.flounder: " + definition.name() + ".if").build());
        return JavaFile.builder(name.packageName(), type.build()).skipJavaLangImports(true).indent("    ").build();
    }

    static MethodSpec.Builder publicMethod(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC);
    }

    /** The method that writes a view as text. */
    static MethodSpec viewToString() {
        return override("toString").returns(String.class).addStatement("return copy().toString()").build();
    }

    /** A method that a superclass or an interface asks for. */
    static MethodSpec.Builder override(String name) {
        return publicMethod(name).addAnnotation(Override.class);
    }
}
