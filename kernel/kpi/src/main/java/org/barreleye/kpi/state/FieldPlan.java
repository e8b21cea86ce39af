package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** The way in which one field of an object, or one component of a record, is copied. */
final class FieldPlan {
    /** The ways in which a field is copied. */
    enum Kind {
        /** The same value. */
        KEPT,
        /** The copy of what it refers to. */
        COPIED,
        /** The default value of its type. */
        CLEARED
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Field field;
    private final Kind kind;
    private final ReferencePlan references;

    /** Derives the plan of a field. */
    FieldPlan(Field field) {
        this.field = field;
        this.kind = kindOf(field);
        references = new ReferencePlan(nameOf(field));
        field.setAccessible(true); // also lets a final field be set, in an object that no constructor has made
    }

    /** Returns the way in which a field is copied. */
    static Kind kindOf(Field field) {
        if (Modifier.isTransient(field.getModifiers())) {
            return Kind.CLEARED;
        }
        return field.isAnnotationPresent(Shared.class) || Values.areAllOf(field.getType())
                ? Kind.KEPT : Kind.COPIED;
    }

    /** Returns class and name of a field, for errors. */
    static String nameOf(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }

    Kind kind() {
        return kind;
    }

    Object get(Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field cannot be read: " + nameOf(field), e);
        }
    }

    /** Sets the field of a shallow copy, by reflection: slow, and ready at once. */
    void complete(Object copy, StateCloner cloner) {
        try {
            field.set(copy, reference(field.get(copy), cloner));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field cannot be set: " + nameOf(field), e);
        }
    }

    /** Returns what a value of this field becomes. */
    Object reference(Object value, StateCloner cloner) {
        return switch (kind) {
            case KEPT -> value;
            case COPIED -> references.reference(value, cloner);
            case CLEARED -> defaultValue();
        };
    }

    /** Returns {@link #complete} as a handle of type {@code (Object, StateCloner)void}. */
    MethodHandle toHandle() throws IllegalAccessException {
        MethodHandle setter = LOOKUP.unreflectSetter(field)
                .asType(MethodType.methodType(void.class, Object.class, Object.class));
        if (kind == Kind.CLEARED) {
            return MethodHandles.dropArguments(MethodHandles.insertArguments(setter, 1, defaultValue()), 1,
                    StateCloner.class);
        }
        MethodHandle getter = LOOKUP.unreflectGetter(field)
                .asType(MethodType.methodType(Object.class, Object.class));
        MethodHandle replaced = MethodHandles.filterArguments(references.handle(field.getType()), 0, getter);
        return MethodHandles.permuteArguments(MethodHandles.collectArguments(setter, 1, replaced),
                MethodType.methodType(void.class, Object.class, StateCloner.class), 0, 0, 1);
    }

    private Object defaultValue() {
        return Array.get(Array.newInstance(field.getType(), 1), 0);
    }
}
