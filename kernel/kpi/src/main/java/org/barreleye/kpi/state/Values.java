package org.barreleye.kpi.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides which classes have immutable objects only.
 *
 * <p>Immutable are some classes of the JDK, enums, what is marked {@link Shared}, and a record or an ordinary class
 * whose fields are all final and of such classes. Lambdas, anonymous and local classes are not looked into: they are
 * code that was handed in.
 */
final class Values {
    private static final Set<Class<?>> OF_THE_JDK = Set.of(String.class, Boolean.class, Byte.class, Short.class,
            Character.class, Integer.class, Long.class, Float.class, Double.class, BigInteger.class, BigDecimal.class,
            Class.class, OptionalInt.class, OptionalLong.class);

    private Values() {}

    /** Returns whether every object that a variable of a type can refer to is immutable. */
    static boolean areAllOf(Class<?> type) {
        return type.isPrimitive() || type.isEnum()
                || Modifier.isFinal(type.getModifiers()) && areInstancesOf(type, new HashSet<>());
    }

    /** Returns whether every object of exactly this class is immutable. */
    static boolean areInstancesOf(Class<?> type) {
        return areInstancesOf(type, new HashSet<>());
    }

    private static boolean areInstancesOf(Class<?> type, Set<Class<?>> assumed) {
        if (type.isPrimitive() || OF_THE_JDK.contains(type) || Enum.class.isAssignableFrom(type)
                || Annotations.find(type, Shared.class).isPresent()) {
            return true;
        }
        if (type.isArray() || type.isInterface() || type.isHidden() || type.isAnonymousClass() || type.isLocalClass()
                || Modifier.isAbstract(type.getModifiers()) || type.getName().startsWith("java.")
                || Copyable.class.isAssignableFrom(type) && !type.isRecord()) {
            return false;
        }
        if (!assumed.add(type)) {
            return true; // being looked at; a class may refer to itself
        }
        for (Class<?> level = type; level != Object.class && level != Record.class; level = level.getSuperclass()) {
            if (level.getName().startsWith("java.")
                    || !Arrays.stream(level.getDeclaredFields()).allMatch(field -> isConstant(field, assumed))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstant(Field field, Set<Class<?>> assumed) {
        Class<?> type = field.getType();
        return Modifier.isStatic(field.getModifiers())
                || Modifier.isFinal(field.getModifiers())
                && (field.isAnnotationPresent(Shared.class) || type.isPrimitive() || type.isEnum()
                || Modifier.isFinal(type.getModifiers()) && areInstancesOf(type, assumed));
    }
}
