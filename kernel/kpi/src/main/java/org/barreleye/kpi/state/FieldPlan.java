package org.barreleye.kpi.state;

import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** How one field of an object, or one component of a record, is copied. */
final class FieldPlan {
    /** What a field becomes in a copy. */
    enum Kind {
        /** The same value. */
        KEPT,
        /** The copy of what it refers to. */
        COPIED,
        /** The default value of its type. */
        CLEARED
    }

    private final String name;
    private final Kind kind;
    private final Object defaultValue;
    private final MethodHandle getter;
    private final Optional<MethodHandle> setter;

    /**
     * Creates a plan.
     *
     * @param name class and name, for errors
     * @param defaultValue of its type; null for references
     * @param getter {@code (Object)Object}
     * @param setter {@code (Object, Object)void}; none in a record
     */
    FieldPlan(String name, Kind kind, Object defaultValue, MethodHandle getter, Optional<MethodHandle> setter) {
        this.name = name;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.getter = getter;
        this.setter = setter;
    }

    Kind kind() {
        return kind;
    }

    Object get(Object holder) {
        return Handles.apply(getter, holder);
    }

    /** Sets the field of a shallow copy. */
    void complete(Object copy, StateCloner cloner) {
        Object value = get(copy);
        Object replaced = reference(value, cloner);
        if (replaced != value) {
            Handles.set(setter.orElseThrow(), copy, replaced);
        }
    }

    /** Returns what a value of this field becomes. */
    Object reference(Object value, StateCloner cloner) {
        try {
            return kind == Kind.KEPT ? value : kind == Kind.CLEARED ? defaultValue : cloner.reference(value);
        } catch (ClassPlan.RefusedException refused) {
            throw new IllegalStateException(refused.getMessage() + " (held by " + name + ")", refused);
        }
    }
}
