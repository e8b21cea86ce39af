package org.barreleye.hamlet.interpreter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.compiler.testing.JavaCompilation;
import org.barreleye.hamlet.CompilerOptions;
import org.barreleye.hamlet.HamletCompiler;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.kpi.outcome.Outcome;

/** The Java that is generated from a specification, compiled, and reached by reflection. */
public final class Generated {
    private static final String PACKAGE = "generated";

    private final ClassLoader loader;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Method typeByNumber;
    /** The capabilities to which those in slots refer, by number. */
    private final List<Object> referred = new ArrayList<>();

    private Generated(ClassLoader loader) {
        this.loader = loader;
        this.typeByNumber = method("user.ObjectType", "of", 1);
    }

    /** Generates and compiles; a complaint of javac fails the test. */
    public static Generated of(SourceFile source, long physicalWindow) {
        CompilerOptions options = new CompilerOptions(PACKAGE, physicalWindow).withAllParts();
        return new Generated(JavaCompilation.of(HamletCompiler.compile(source, options).output()).classLoader());
    }

    /** A generated class, by its name behind the package. */
    public Class<?> load(String name) {
        try {
            return Class.forName(PACKAGE + "." + name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private Method method(String type, String name, int parameters) {
        return methods.computeIfAbsent(type + "." + name + parameters, key -> {
            for (Method method : load(type).getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                    method.setAccessible(true);
                    return method;
                }
            }
            throw new AssertionError(key + " was not generated");
        });
    }

    /** The result of a generated static method. */
    public Object ask(String type, String name, Object... arguments) {
        return call(method(type, name, arguments.length), null, arguments);
    }

    /** The value of one of the generated relations. */
    public Object relation(String name, Object... arguments) {
        return ask("kernel.Relations", name, arguments);
    }

    /** The value of one of the generated predicates of the reference. */
    public Object reference(String name, Object... arguments) {
        return ask("kernel.ReferenceRelations", name, arguments);
    }

    private static Object call(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + ": " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The enumeration's constant of a type. */
    public Object type(CapabilityType type) {
        return call(typeByNumber, null, type.number());
    }

    /** The record for a value. */
    public Object capability(Value value) {
        Class<?> record = load("kernel." + value.type().name() + "Capability");
        RecordComponent[] components = record.getRecordComponents();
        List<Field> fields = value.type().fields();
        Object[] arguments = new Object[components.length];
        arguments[0] = value.rights();
        for (int i = 1; i < components.length; i++) {
            Field field = fields.get(i - 1);
            arguments[i] = field.type() instanceof FieldType.CapabilityPointer
                    ? capability(value.reference(field))
                    : word(value.number(field), components[i].getType());
        }
        try {
            return record.getConstructors()[0].newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(value.toString(), e);
        }
    }

    private static Object word(BigInteger number, Class<?> type) {
        return type == int.class ? (Object) number.intValue() : (Object) number.longValue();
    }

    /** The four words that describe a capability. */
    public long[] words(Object capability) {
        long[] words = new long[4];
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) call(publicWord(), null, capability, i);
        }
        return words;
    }

    private Method publicWord() {
        try {
            return load("kernel.WireForm").getMethod("word", load("kernel.Capability"), int.class);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** The capability that four words describe. */
    public Outcome<?> read(long[] words) {
        return (Outcome<?>) ask("kernel.WireForm", "read", words[0], words[1], words[2], words[3]);
    }

    /** The number of bytes of a slot. */
    public int slotBytes() {
        try {
            return load("kernel.SlotForm").getField("BYTES").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Puts a capability into a slot. */
    public void write(Object capability, byte[] slots, int at) {
        referring("write", capability, slots, at);
    }

    /** The capability in a slot. */
    public Object readSlot(byte[] slots, int at) {
        return referring("read", slots, at);
    }

    /** Calls the codec of slots, with numbers for what is referred to if capabilities refer to any. */
    private Object referring(String name, Object... arguments) {
        for (Method method : load("kernel.SlotForm").getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                return call(method, null, arguments);
            }
            if (method.getName().equals(name)) {
                Object[] longer = Arrays.copyOf(arguments, arguments.length + 1);
                longer[arguments.length] = referents();
                return call(method, null, longer);
            }
        }
        throw new AssertionError(name + " was not generated");
    }

    private Object referents() {
        Class<?> type = load("kernel.Referents");
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().equals("numbered")) {
                return referred.get((int) (long) arguments[0]);
            }
            referred.add(arguments[0]);
            return referred.size() - 1L;
        });
    }
}
