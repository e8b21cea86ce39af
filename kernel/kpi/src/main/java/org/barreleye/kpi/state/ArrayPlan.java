package org.barreleye.kpi.state;

import java.util.function.UnaryOperator;

/** The plan of an array whose elements are primitive or immutable: a clone. */
final class ArrayPlan extends ClassPlan {
    private final UnaryOperator<Object> shallowClone;

    private ArrayPlan(UnaryOperator<Object> shallowClone) {
        this.shallowClone = shallowClone;
    }

    /** Returns the plan of an array class. */
    static ClassPlan planOf(Class<?> type) {
        Class<?> element = type.getComponentType();
        if (!element.isPrimitive()) {
            return Values.areAllOf(element)
                    ? new ArrayPlan(array -> ((Object[]) array).clone()) : new OfReferences();
        }
        if (element == long.class) {
            return new ArrayPlan(array -> ((long[]) array).clone());
        }
        if (element == int.class) {
            return new ArrayPlan(array -> ((int[]) array).clone());
        }
        if (element == byte.class) {
            return new ArrayPlan(array -> ((byte[]) array).clone());
        }
        if (element == boolean.class) {
            return new ArrayPlan(array -> ((boolean[]) array).clone());
        }
        if (element == short.class) {
            return new ArrayPlan(array -> ((short[]) array).clone());
        }
        if (element == char.class) {
            return new ArrayPlan(array -> ((char[]) array).clone());
        }
        if (element == float.class) {
            return new ArrayPlan(array -> ((float[]) array).clone());
        }
        return new ArrayPlan(array -> ((double[]) array).clone());
    }

    @Override
    Object reference(Object original, StateCloner cloner) {
        Object existing = cloner.existing(original);
        if (existing != null) {
            return existing;
        }
        Object copy = shallowClone.apply(original);
        cloner.enter(original, copy);
        return copy;
    }

    /** The plan of an array whose elements may be mutable. */
    private static final class OfReferences extends ClassPlan {
        @Override
        Object reference(Object original, StateCloner cloner) {
            Object existing = cloner.existing(original);
            if (existing != null) {
                return existing;
            }
            Object[] copy = ((Object[]) original).clone();
            cloner.enter(original, copy);
            for (int index = 0; index < copy.length; index++) {
                if (copy[index] != null) {
                    copy[index] = cloner.reference(copy[index]);
                }
            }
            return copy;
        }
    }
}
