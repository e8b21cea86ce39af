package org.barreleye.kpi.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Finds out before any copy is made what {@link StateCloner} would refuse. */
public final class PlanCheck {
    private PlanCheck() {}

    /**
     * Derives the plan of a class, and of the declared type of each of its fields.
     *
     * @return sentences that name class, field and reason; none for a class that is not {@link Copyable}
     */
    public static List<String> problems(Class<?> type) {
        List<String> problems = new ArrayList<>();
        if (!Copyable.class.isAssignableFrom(type) || type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return problems;
        }
        ClassPlan plan = ClassPlan.of(type);
        if (plan instanceof ClassPlan.SharedObjects || plan instanceof ClassPlan.Refused) {
            return problems; // on purpose: marked
        }
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && FieldPlan.kindOf(field) == FieldPlan.Kind.COPIED) {
                    collect(field.getGenericType(), FieldPlan.nameOf(field), problems);
                }
            }
        }
        return problems;
    }

    /** Looks at a declared type, at the elements of an array, and at the arguments of a generic type. */
    private static void collect(Type declared, String name, List<String> problems) {
        if (declared instanceof ParameterizedType generic) {
            collect(generic.getRawType(), name, problems);
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, name, problems);
            }
        }
        if (declared instanceof Class<?> type) {
            if (type.isArray()) {
                collect(type.getComponentType(), name, problems);
            } else if (!type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && type != Object.class
                    && Annotations.find(type, NotCopyable.class).isEmpty()
                    && ClassPlan.of(type) instanceof ClassPlan.Refused refused) {
                problems.add(name + ": " + refused.reason());
            }
        }
    }
}
