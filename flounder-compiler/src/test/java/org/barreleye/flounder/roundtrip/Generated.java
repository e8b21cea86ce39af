package org.barreleye.flounder.roundtrip;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.compiler.output.OutputTree;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.flounder.CompilerOptions;
import org.barreleye.flounder.FlounderCompiler;
import org.barreleye.flounder.Sources;
import org.barreleye.flounder.Texts;
import org.barreleye.flounder.model.DynamicArray;
import org.barreleye.flounder.model.Enumeration;
import org.barreleye.flounder.model.FixedArray;
import org.barreleye.flounder.model.Interface;
import org.barreleye.flounder.model.Message;
import org.barreleye.flounder.model.Scalar;
import org.barreleye.flounder.model.Structure;
import org.barreleye.flounder.model.Type;
import org.barreleye.flounder.naming.JavaNames;
import org.barreleye.kpi.marshal.BooleanArrayView;
import org.barreleye.kpi.marshal.ByteArrayView;
import org.barreleye.kpi.marshal.IntArrayView;
import org.barreleye.kpi.marshal.LongArrayView;
import org.barreleye.kpi.outcome.ErrorCode;
import org.opentest4j.AssertionFailedError;

/** The generated classes of one interface, compiled and loaded, and how {@link Values} become theirs and back. */
final class Generated {
    private final Interface definition;
    private final JavaNames names;
    private final ClassLoader loader;
    private final String packageName;

    /** Compiles an interface, and some Java that uses it. */
    Generated(Sources sources, OutputTree... drivers) {
        var checked = FlounderCompiler.check(sources);
        if (checked.interfaces().isEmpty()) {
            throw new AssertionFailedError(checked.findings().toString());
        }
        definition = checked.interfaces().get(0);
        names = JavaNames.of(definition);
        packageName = "roundtrip." + names.packageSegment() + ".";
        OutputTree.Builder tree = OutputTree.builder().addAll(
                FlounderCompiler.emit(checked, CompilerOptions.withPackagePrefix("roundtrip")));
        List.of(drivers).forEach(tree::addAll);
        loader = JavaCompilation.of(tree.build()).classLoader();
    }

    /** Java that uses an interface, from the resources. */
    static OutputTree driver(String packageSegment, String simpleName) {
        return java("roundtrip/" + packageSegment, simpleName);
    }

    /** Typed references, as the other compiler of the system makes them. */
    static OutputTree references() {
        return OutputTree.builder().addAll(java("org/example", "FrameReference"))
                .addAll(java("org/example", "ServiceReference")).build();
    }

    private static OutputTree java(String folder, String simpleName) {
        return OutputTree.builder().add(folder + "/" + simpleName + ".java",
                Texts.folder("roundtrip/drivers", simpleName + ".java").interfaces().get(0).text()).build();
    }

    Interface definition() {
        return definition;
    }

    JavaNames names() {
        return names;
    }

    ClassLoader loader() {
        return loader;
    }

    /** A generated class by its simple name. */
    Class<?> load(String simpleName) {
        try {
            return Class.forName(packageName + simpleName, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionFailedError("nothing generated is called " + simpleName, e);
        }
    }

    /** A class called like the interface with something behind. */
    Class<?> ofInterface(String suffix) {
        return load(names.interfaceName() + suffix);
    }

    /** Calls a method, whatever its access; what it throws is thrown. */
    static Object call(Object target, Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionFailedError("a generated method failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionFailedError("cannot call " + method, e);
        }
    }

    /** The method of a name, of which the class has only one with so many parameters. */
    static Method method(Class<?> type, String name, int parameters) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                return method;
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                return method;
            }
        }
        throw new AssertionFailedError(type + " has no method " + name);
    }

    /** The values of a message as the arguments of a generated method. */
    List<Object> arguments(Message message, List<Object> values) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            arguments.add(toJava(message.parameters().get(i).type(), values.get(i)));
        }
        return arguments;
    }

    /** The arguments of a generated method, or parts of a view, as values. */
    List<Object> values(Message message, Object[] arguments) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < message.parameters().size(); i++) {
            values.add(fromJava(message.parameters().get(i).type(), arguments[i]));
        }
        return values;
    }

    Object toJava(Type type, Object value) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOL -> value;
                case CHAR -> (byte) (long) value;
                case UINT8, INT8, UINT16, INT16, INT32 -> (int) (long) value;
                case ERRVAL -> new ErrorCode((long) value);
                default -> value;
            };
        }
        if (type instanceof Enumeration enumeration) {
            return load(names.type(enumeration)).getEnumConstants()[(int) (long) value];
        }
        if (type instanceof Structure structure) {
            List<Object> parts = new ArrayList<>();
            for (int i = 0; i < structure.fields().size(); i++) {
                parts.add(toJava(structure.fields().get(i).type(), ((List<?>) value).get(i)));
            }
            return construct(type, parts);
        }
        if (type instanceof FixedArray array) {
            return construct(type, List.of(row(array.element(), (List<?>) value)));
        }
        return type instanceof DynamicArray array ? row(array.element(), (List<?>) value) : value;
    }

    private Object construct(Type type, List<Object> parts) {
        try {
            Constructor<?> constructor = load(names.type(type)).getDeclaredConstructors()[0];
            return constructor.newInstance(parts.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionFailedError("cannot make a " + names.type(type) + " of " + parts, e);
        }
    }

    private Object row(Type element, List<?> values) {
        List<Object> elements = new ArrayList<>();
        values.forEach(value -> elements.add(toJava(element, value)));
        if (!(element instanceof Scalar scalar) || scalar == Scalar.ERRVAL) {
            return elements;
        }
        int count = elements.size();
        switch (scalar) {
            case BOOL -> {
                boolean[] row = new boolean[count];
                for (int i = 0; i < count; i++) {
                    row[i] = (boolean) elements.get(i);
                }
                return BooleanArrayView.of(row);
            }
            case CHAR, UINT8, INT8 -> {
                byte[] row = new byte[count];
                for (int i = 0; i < count; i++) {
                    row[i] = ((Number) elements.get(i)).byteValue();
                }
                return ByteArrayView.of(row);
            }
            case UINT16, INT16, INT32 -> {
                return IntArrayView.of(elements.stream().mapToInt(one -> (int) one).toArray());
            }
            default -> {
                return LongArrayView.of(elements.stream().mapToLong(one -> (long) one).toArray());
            }
        }
    }

    Object fromJava(Type type, Object value) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOL -> value;
                case CHAR -> ((Number) value).longValue() & 0xff;
                case ERRVAL -> ((ErrorCode) value).number();
                default -> ((Number) value).longValue();
            };
        }
        if (type instanceof Enumeration) {
            return (long) ((Enum<?>) value).ordinal();
        }
        if (type instanceof Structure structure) {
            List<Object> parts = new ArrayList<>();
            List<String> members = names.members(structure);
            for (int i = 0; i < members.size(); i++) {
                parts.add(fromJava(structure.fields().get(i).type(),
                        call(value, method(value.getClass(), members.get(i), 0))));
            }
            return parts;
        }
        if (type instanceof FixedArray array) {
            return elements(array.element(), value, array.length(), false);
        }
        return type instanceof DynamicArray array ? elements(array.element(), value, size(value), true) : value;
    }

    private static int size(Object row) {
        return row instanceof List<?> list ? list.size() : (int) call(row, method(row.getClass(), "length", 0));
    }

    private List<Object> elements(Type element, Object row, int count, boolean dynamic) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object one = row instanceof List<?> list ? list.get(i) : call(row, method(row.getClass(), "get", 1), i);
            boolean unsigned = dynamic && element == Scalar.UINT8;
            elements.add(unsigned ? (Object) ((byte) one & 0xffL) : fromJava(element, one));
        }
        return elements;
    }
}
