package org.barreleye.hamlet.naming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.naming.JavaIdentifier;
import org.barreleye.compiler.naming.Scope;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Constant;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Invocation;
import org.barreleye.hamlet.model.Parameter;
import org.barreleye.hamlet.model.Right;
import org.barreleye.hamlet.model.Specification;

/**
 * The Java name of everything in a specification. Names of types and of constants of enumerations are as custom wants
 * them, or there is a rule that refuses the specification; other names give way to each other.
 */
public final class JavaNames {
    /** The names that generated capability records and {@code Object} have already. */
    private static final List<String> COMPONENTS_TAKEN =
            List.of("type", "rights", "withRights", "rangeStart", "rangeSize", "compareFields", "agreesWith",
            "newRights", "other", "that", "order", "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll",
            "toString", "wait");
    private static final List<String> METHODS_TAKEN = List.of("address", "type", "clone", "equals", "finalize",
            "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
    private static final List<String> PARAMETERS_TAKEN = List.of("syscalls", "frame", "call", "target", "address");

    private final Map<String, Scope> components = new LinkedHashMap<>();
    private final Map<String, Scope> methods = new LinkedHashMap<>();
    private final Scope constants = new Scope(List.of(), false);

    private JavaNames() {}

    /** Names everything in a specification. */
    public static JavaNames of(Specification specification) {
        JavaNames names = new JavaNames();
        names.constants.add(specification.constants().stream().map(Constant::name).toList(),
                JavaIdentifier::constantCaseOfWords);
        for (CapabilityType type : specification.types()) {
            names.components.put(type.name(), new Scope(COMPONENTS_TAKEN, false)
                    .add(type.fields().stream().map(Field::name).toList(), JavaIdentifier::camelCase));
            names.methods.put(type.name(), new Scope(METHODS_TAKEN, false)
                    .add(type.invocations().stream().map(Invocation::name).toList(), JavaIdentifier::camelCase));
        }
        return names;
    }

    /** The beginning of the names of the classes of a type, as {@code EndPoint}. */
    public static String stem(CapabilityType type) {
        return JavaIdentifier.typeCase(type.name());
    }

    /** The constant of a type, as {@code END_POINT}. */
    public static String constant(CapabilityType type) {
        return JavaIdentifier.constantCaseOfWords(type.name());
    }

    /** The constant of a right, as {@code READ}. */
    public static String constant(Right right) {
        return JavaIdentifier.constantCaseOfWords(right.name());
    }

    /** The constant of any other name, as {@code X86_64}. */
    public static String constant(String name) {
        return JavaIdentifier.constantCaseOfWords(name);
    }

    /** A name with a capital in front. */
    public static String capitalized(String name) {
        return JavaIdentifier.typeCase(name);
    }

    /** The name of the record of the results of an invocation, as {@code FrameIdentifyResult}. */
    public static String result(CapabilityType type, Invocation invocation) {
        return stem(type) + JavaIdentifier.typeCase(invocation.name()) + "Result";
    }

    /** A constant of the specification. */
    public String constant(Constant constant) {
        return constants.name(constant.name());
    }

    /** A field of a type. */
    public String component(CapabilityType type, Field field) {
        return components.get(type.name()).name(field.name());
    }

    /** An invocation of a type. */
    public String method(CapabilityType type, Invocation invocation) {
        return methods.get(type.name()).name(invocation.name());
    }

    /** The parameters of an invocation, in order. */
    public static List<String> parameters(List<Parameter> parameters) {
        return names(parameters, PARAMETERS_TAKEN);
    }

    /** The results of an invocation, in order. */
    public static List<String> results(List<Parameter> results) {
        return names(results, COMPONENTS_TAKEN.subList(COMPONENTS_TAKEN.indexOf("clone"), COMPONENTS_TAKEN.size()));
    }

    private static List<String> names(List<Parameter> parameters, List<String> taken) {
        List<String> sources = parameters.stream().map(Parameter::name).toList();
        Scope scope = new Scope(taken, false).add(sources, JavaIdentifier::camelCase);
        return sources.stream().map(scope::name).toList();
    }
}
