package org.barreleye.flounder.naming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.barreleye.compiler.naming.JavaIdentifier;
import org.barreleye.compiler.naming.Scope;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.model.TypeDefinition;

/**
 * The Java names of everything in one interface. No two things that Java must tell apart get the same name. Generated
 * code begins its own names with an underscore where it also uses names of a source, which begin with a letter.
 */
public final class JavaNames {
    /** The endings of the classes of each interface, behind its name. */
    private static final List<String> INTERFACE_SUFFIXES =
            List.of("Interface", "Binding", "Handler", "Service", "Client", "Ump", "Lmp", "Loopback", "Local",
            "Answering", "Lines");
    /** The endings of the classes that an operation may have, behind its name. */
    private static final List<String> OPERATION_SUFFIXES = List.of("Reply", "Continuation", "Result", "Call");
    /** The classes that generated code uses without import, or inherits. */
    private static final List<String> LANGUAGE_TYPES =
            List.of("Object", "String", "Override", "Long", "Integer", "Short", "Byte", "Boolean", "Character", "Math",
            "System", "Record", "Enum", "Iterable", "Comparable", "AutoCloseable", "Deprecated", "FunctionalInterface",
            "SuppressWarnings", "SafeVarargs", "Exception", "RuntimeException", "Throwable", "Error", "Void", "Class",
            "Number", "Thread", "Runnable", "CharSequence", "StringBuilder", "NullPointerException",
            "IllegalArgumentException", "Handler", "Binding", "Generated");
    private static final List<String> RESERVED_METHODS = List.of("clone", "equals", "finalize", "getClass", "hashCode",
            "notify", "notifyAll", "toString", "wait", "onBound", "close", "onClosed", "copy", "failure", "isOpen",
            "poll", "onSendable", "withDeadline", "yield", "timeout", "deadline", "begin", "await", "awaitSpace",
            "enter", "leave", "onException", "isBound");
    private static final List<String> RESERVED_MEMBERS = List.of("clone", "equals", "finalize", "getClass", "hashCode",
            "notify", "notifyAll", "toString", "wait", "copy", "zero", "pack", "unpack", "org", "java");
    /** Names that parts of results cannot have, and those with which qualified names begin. */
    private static final List<String> RESERVED_LOCALS = List.of("clone", "equals", "finalize", "getClass", "hashCode",
            "notify", "notifyAll", "toString", "wait", "org", "java");

    /** Behind the key of a type: no name in a source ends like this. */
    private static final String VIEW = " view";

    private final String interfaceName;
    private final String packageSegment;
    private final Scope types;
    private final Scope methods;
    private final Scope operationTypes;
    private final Scope messageConstants;
    private final Scope messageTypes;
    private final Scope limits;
    private final Map<String, Scope> parameters = new LinkedHashMap<>();

    private JavaNames(Interface definition) {
        interfaceName = new Scope(LANGUAGE_TYPES, true)
                .add(List.of(definition.name()), JavaIdentifier::typeCase)
                .name(definition.name());
        packageSegment = JavaIdentifier.of(JavaIdentifier.of(definition.name()).toLowerCase(Locale.ROOT));
        List<String> operations = definition.operations().stream().map(Operation::name).toList();
        methods = inOrder(new Scope(RESERVED_METHODS, false), operations, JavaIdentifier::camelCase);
        operationTypes = inOrder(new Scope(List.of(), true), operations, JavaIdentifier::typeCase);
        List<String> messages = definition.messages().stream().map(Message::name).toList();
        messageConstants = inOrder(new Scope(List.of(), false), messages, JavaIdentifier::constantCase);
        messageTypes = inOrder(new Scope(List.of(), false), messages, JavaIdentifier::typeCase);
        limits = new Scope(List.of(), false)
                .add(definition.messages().stream().flatMap(message -> message.parameters().stream()
                        .map(parameter -> limit(message.name(), parameter.name()))).toList(),
                        limit -> JavaIdentifier.constantCase(limit.replace(' ', '_')));
        types = new Scope(generated(operations), true)
                .add(definition.types().stream().map(TypeDefinition::name).distinct().toList(),
                JavaIdentifier::typeCase);
        List<String> classes = NamedTypes.of(definition).keys();
        types.add(classes, JavaNames::arrayCase);
        types.add(classes.stream().map(JavaNames::view).toList(),
                view -> types.name(view.substring(0, view.length() - VIEW.length())) + "View");
        List<String> reserved = new ArrayList<>(RESERVED_LOCALS);
        classes.forEach(name -> reserved.add(types.name(name)));
        definition.operations().forEach(operation -> parameters.put(operation.name(),
                new Scope(reserved, false).add(parameterNames(operation), JavaIdentifier::camelCase)));
    }

    /** Names messages one after the other: one that is appended to an interface takes no name from an earlier one. */
    private static Scope inOrder(Scope scope, List<String> names, UnaryOperator<String> convention) {
        names.forEach(name -> scope.add(List.of(name), convention));
        return scope;
    }

    private static String view(String key) {
        return key + VIEW;
    }

    /** An array that was written in place is called after its elements: {@code PointArray3}. */
    private static String arrayCase(String key) {
        return key.contains(" ") ? JavaIdentifier.typeCase(key.replace(" array ", "_array"))
                : JavaIdentifier.typeCase(key);
    }

    /** The names for an interface. */
    public static JavaNames of(Interface definition) {
        return new JavaNames(definition);
    }

    /** The last part of the name of the interface's package, in small letters. */
    public String packageSegment() {
        return packageSegment;
    }

    /** The beginning of the names of the interface's classes: {@code Parcel}. */
    public String interfaceName() {
        return interfaceName;
    }

    /** The name of the class of a declared type: {@code Division}. */
    public String type(String name) {
        return types.name(name);
    }

    /** The name of the class of a structure, an enumeration or a fixed array. */
    public String type(Type type) {
        return types.name(NamedTypes.key(type));
    }

    /** The name of the class that shows values of a structure or a fixed array: {@code DivisionView}. */
    public String view(Type type) {
        return types.name(view(NamedTypes.key(type)));
    }

    /** The name of a message as a constant: {@code WEIGH_CALL}. */
    public String constant(Message message) {
        return messageConstants.name(message.name());
    }

    /** The name of a message in the names of methods: {@code WeighCall}. */
    public String messageType(Message message) {
        return messageTypes.name(message.name());
    }

    /** The name of the limit of a parameter as a constant: {@code RENDER_RESPONSE_TEXT}. */
    public String limit(Message message, Parameter parameter) {
        return limits.name(limit(message.name(), parameter.name()));
    }

    private static String limit(String message, String parameter) {
        return message + " " + parameter;
    }

    /** The name of the method of an operation: {@code weigh}. */
    public String method(Operation operation) {
        return methods.name(operation.name());
    }

    /**
     * The name of an operation in the names of its classes and of methods with a verb before it: {@code Weigh}.
     */
    public String operationType(Operation operation) {
        return operationTypes.name(operation.name());
    }

    /** The name of a parameter of an operation. */
    public String parameter(Operation operation, String name) {
        return parameters.get(operation.name()).name(name);
    }

    /** The names of the fields of a structure, in order. */
    public List<String> members(Structure structure) {
        List<String> fields = structure.fields().stream().map(Structure.Field::name).toList();
        Scope scope = new Scope(RESERVED_MEMBERS, false).add(fields, JavaIdentifier::camelCase);
        return fields.stream().map(scope::name).toList();
    }

    /** The names of the constants of an enumeration, in order. */
    public List<String> constants(Enumeration enumeration) {
        Scope scope = new Scope(List.of(), false).add(enumeration.enumerators(), JavaIdentifier::constantCase);
        return enumeration.enumerators().stream().map(scope::name).toList();
    }

    private List<String> generated(List<String> operations) {
        List<String> names = new ArrayList<>(LANGUAGE_TYPES);
        INTERFACE_SUFFIXES.forEach(suffix -> names.add(interfaceName + suffix));
        for (String operation : operations) {
            OPERATION_SUFFIXES.forEach(suffix -> names.add(operationTypes.name(operation) + suffix));
        }
        return names;
    }

    private static List<String> parameterNames(Operation operation) {
        return operation.messages().stream()
                .flatMap(message -> message.parameters().stream())
                .map(Parameter::name)
                .toList();
    }
}
