package org.barreleye.flounder.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Operation;
import org.barreleye.flounder.model.Parameter;
import org.barreleye.flounder.spelling.JavaIdentifier;
import org.barreleye.flounder.spelling.JavaNames;

/** What everything that is generated for one interface is called. */
final class Naming {
    private final Interface definition;
    private final JavaNames names;
    private final String packageName;
    private final Map<String, Carried> carried = new LinkedHashMap<>();

    Naming(Interface definition, String packagePrefix) {
        this.definition = definition;
        this.names = JavaNames.of(definition);
        this.packageName = packagePrefix.isEmpty() ? names.packageSegment() : packagePrefix + "." + names.packageSegment();
        List<String> constants = new ArrayList<>();
        for (Operation operation : definition.operations()) {
            for (Message message : operation.messages()) {
                carried.put(message.name(), new Carried(operation, message, names.operationType(operation),
                        names.method(operation), constant(message, constants), arguments(operation, message)));
            }
        }
    }

    Interface definition() {
        return definition;
    }

    JavaNames names() {
        return names;
    }

    String packageName() {
        return packageName;
    }

    /** The type that is called like the interface with something behind it. */
    ClassName type(String suffix) {
        return ClassName.get(packageName, names.interfaceName() + suffix);
    }

    /** The type that is called like an operation with something behind it. */
    ClassName operationType(Carried message, String suffix) {
        return ClassName.get(packageName, message.typeName() + suffix);
    }

    /** The class that is generated for a declared type. */
    ClassName declared(String name) {
        return ClassName.get(packageName, names.type(name));
    }

    /** All messages, by number. */
    List<Carried> messages() {
        return List.copyOf(carried.values());
    }

    Carried message(Message message) {
        return carried.get(message.name());
    }

    /** The constant that holds a message's number. */
    ClassName numbers() {
        return type("").nestedClass("Messages");
    }

    private List<Argument> arguments(Operation operation, Message message) {
        List<Argument> arguments = new ArrayList<>();
        JavaTypes types = new JavaTypes(this);
        for (Parameter parameter : message.parameters()) {
            TypeName javaType = parameter.type().accept(types);
            arguments.add(new Argument(parameter.name(), names.parameter(operation, parameter.name()), parameter.type(),
                    javaType, operation.name() + "." + parameter.name()));
        }
        return arguments;
    }

    private static String constant(Message message, List<String> taken) {
        String constant = JavaIdentifier.of(message.name()).toUpperCase(Locale.ROOT);
        while (taken.contains(constant)) {
            constant = constant + "_";
        }
        taken.add(constant);
        return constant;
    }
}
