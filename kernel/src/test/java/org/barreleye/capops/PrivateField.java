package org.barreleye.capops;

import java.lang.reflect.Field;

/**
 * Reads a private field of a production class, as {@code GraphHash} does, for state that has to be hashed under other
 * names than its own: ordinals and numbers of requests, on which no future step depends.
 *
 * @param <T> the type of the field
 */
final class PrivateField<T> {
    private final Field field;

    private PrivateField(Field field) {
        this.field = field;
    }

    /** The field of a class. */
    static <T> PrivateField<T> of(Class<?> owner, String name) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return new PrivateField<>(field);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(owner + " has no field " + name, e);
        }
    }

    /** The field of a class that is nested in another one, or that only its package sees. */
    static <T> PrivateField<T> of(String owner, String name) {
        try {
            return of(Class.forName(owner), name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no class " + owner, e);
        }
    }

    /** Its value in an object. */
    @SuppressWarnings("unchecked") // the caller knows the type
    T in(Object object) {
        try {
            return (T) field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
