package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Derives the plan of a class from its fields. */
final class PlanBuilder {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType UNARY = MethodType.methodType(Object.class, Object.class);

    private PlanBuilder() {}

    /** Returns the plan of a class. Classes that cannot be copied have a plan as well, which refuses. */
    static ClassPlan planOf(Class<?> type) {
        Optional<NotCopyable> forbidden = Annotations.find(type, NotCopyable.class);
        if (forbidden.isPresent()) {
            return new ClassPlan.Refused(type, type.getName() + " cannot be copied: " + forbidden.get().value());
        }
        if (type.isArray()) {
            return ArrayPlan.planOf(type);
        }
        if (Values.areInstancesOf(type)) {
            return new ClassPlan.SharedObjects(type);
        }
        Optional<ClassPlan> collection = CollectionPlan.planOf(type);
        if (collection.isPresent()) {
            return collection.get();
        }
        try {
            if (type.isRecord()) {
                return recordPlan(type, MethodHandles.privateLookupIn(type, LOOKUP));
            }
            if (Copyable.class.isAssignableFrom(type) && !type.isHidden()) {
                return objectPlan(type, MethodHandles.privateLookupIn(type, LOOKUP));
            }
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("no plan for copying " + type.getName(), e);
        }
        return new ClassPlan.Refused(type, type.getName() + " is not Copyable, so what holds it cannot be copied;"
                + " give reactors handlers and continuations that are");
    }

    private static ClassPlan recordPlan(Class<?> type, MethodHandles.Lookup lookup)
            throws IllegalAccessException, NoSuchMethodException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                .asSpreader(Object[].class, types.length)
                .asType(UNARY);
        List<FieldPlan> plans = new ArrayList<>();
        try {
            for (RecordComponent component : components) {
                Field field = type.getDeclaredField(component.getName());
                plans.add(new FieldPlan(field));
            }
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record without the field of a component: " + type.getName(), e);
        }
        return new RecordPlan(type, constructor, plans);
    }

    private static ClassPlan objectPlan(Class<?> type, MethodHandles.Lookup lookup)
            throws IllegalAccessException, NoSuchMethodException {
        MethodHandle shallowClone = lookup.findVirtual(type, "clone", MethodType.methodType(Object.class))
                .asType(UNARY);
        List<FieldPlan> plans = new ArrayList<>();
        for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && FieldPlan.kindOf(field) != FieldPlan.Kind.KEPT) {
                    plans.add(new FieldPlan(field));
                }
            }
        }
        return new ObjectPlan(type, shallowClone, plans, CopyHook.class.isAssignableFrom(type));
    }
}
