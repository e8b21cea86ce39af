package org.barreleye.hamlet.verify;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.OutputPart;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;
import org.barreleye.hamlet.naming.JavaNames;

/** The generated classes of a specification, reached by reflection. */
final class GeneratedPredicates {
    private static final String PACKAGE = "verified";
    private static final Set<OutputPart> PARTS = Set.of(OutputPart.CORE, OutputPart.REFERENCE_RELATIONS);

    private final List<CapabilityType> types;
    private final ClassLoader loader;
    private final Map<String, Method> relations = new TreeMap<>();

    private GeneratedPredicates(Specification specification, ClassLoader loader) {
        this.types = specification.concreteTypes();
        this.loader = loader;
        addAll("kernel.Relations");
        addAll("kernel.ReferenceRelations");
    }

    private void addAll(String className) {
        for (Method method : load(className).getDeclaredMethods()) {
            relations.put(method.getName() + method.getParameterCount(), method);
        }
    }

    /** Compiles a specification; its kernel sees physical memory through a window. */
    static GeneratedPredicates of(Specification specification, long window) throws IOException {
        CompilerOptions options = new CompilerOptions(PACKAGE, window, PARTS);
        return new GeneratedPredicates(specification,
                MemoryCompiler.compile(HamletCompiler.emit(specification, options)));
    }

    /** The type with a number, if there is one. */
    Optional<CapabilityType> type(int number) {
        return types.stream().filter(type -> type.number() == number).findFirst();
    }

    /** The constant of a type in the generated enumeration. */
    Object constant(CapabilityType type) {
        for (Object constant : load("user.ObjectType").getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(JavaNames.constant(type))) {
                return constant;
            }
        }
        throw new IllegalStateException("nothing generated stands for " + type.name());
    }

    /** Calls a predicate. */
    Object invoke(String relation, Object... arguments) {
        try {
            return relations.get(relation + arguments.length).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated predicate " + relation + " cannot be called", e);
        }
    }

    /** The value that the columns of a row describe, those of a capability inside it too. */
    Object capability(Map<String, String> columns, String side) {
        int number = (int) hexadecimal(columns, side + "#type");
        CapabilityType type = type(number).orElseThrow(
                () -> new VectorFormatException("the specification has no type with the number " + number));
        Class<?> record = load("kernel." + JavaNames.stem(type) + "Capability");
        Class<?>[] parameters = record.getConstructors()[0].getParameterTypes();
        Object[] values = new Object[parameters.length];
        values[0] = (int) hexadecimal(columns, side + "#rights");
        for (int i = 1; i < values.length; i++) {
            values[i] = value(columns, side, type.fields().get(i - 1), parameters[i]);
        }
        try {
            return record.getConstructors()[0].newInstance(values);
        } catch (InvocationTargetException e) {
            throw new VectorFormatException("no " + type.name() + " is made of this: " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated " + record.getName() + " cannot be made", e);
        }
    }

    private Object value(Map<String, String> columns, String side, Field field, Class<?> javaType) {
        String column = side + "." + field.name();
        if (field.type() instanceof FieldType.CapabilityPointer) {
            return capability(columns, column);
        }
        long value = hexadecimal(columns, column);
        return javaType == int.class ? (Object) (int) value : (Object) value;
    }

    private static long hexadecimal(Map<String, String> columns, String name) {
        String text = columns.get(name);
        try {
            return Long.parseUnsignedLong(text == null ? "" : text, 16);
        } catch (NumberFormatException e) {
            throw new VectorFormatException(text == null
                    ? "there is no column '" + name + "'"
                    : "'" + text + "' in column '" + name + "' is not a hexadecimal number");
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(PACKAGE + "." + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("nothing generated is called " + name, e);
        }
    }
}
