package org.barreleye.kpi.state;

import java.lang.reflect.Array;

/** The plan of an array class: a clone, whose elements become copies unless they are primitive or immutable. */
abstract class ArrayPlan extends ClassPlan {
    private ArrayPlan(Class<?> type) {
        super(type);
    }

    /** Returns the plan of an array class. */
    static ClassPlan planOf(Class<?> type) {
        Class<?> element = type.getComponentType();
        if (element == long.class) {
            return new OfLongs();
        }
        if (element == int.class) {
            return new OfInts();
        }
        if (element == byte.class) {
            return new OfBytes();
        }
        if (element == boolean.class) {
            return new OfBooleans();
        }
        if (element.isPrimitive()) {
            return new OfRarePrimitives(type);
        }
        return Values.areAllOf(element) ? new OfValues(type) : new OfReferences(type);
    }

    @Override
    final Object reference(Object original, StateCloner cloner) {
        IdentityTable copies = cloner.copies();
        int place = copies.find(original);
        if (place >= 0) {
            return copies.valueAt(place);
        }
        Object copy = shallowClone(original);
        copies.putAt(place, original, copy);
        complete(copy, cloner);
        return copy;
    }

    /** Returns an array with the same elements. */
    abstract Object shallowClone(Object original);

    /** Completes a shallow clone. */
    void complete(Object copy, StateCloner cloner) {}

    // One class for each kind of array that is frequent, so that the JIT compiler knows what it clones.

    private static final class OfLongs extends ArrayPlan {
        OfLongs() {
            super(long[].class);
        }

        @Override
        Object shallowClone(Object original) {
            return ((long[]) original).clone();
        }
    }

    private static final class OfInts extends ArrayPlan {
        OfInts() {
            super(int[].class);
        }

        @Override
        Object shallowClone(Object original) {
            return ((int[]) original).clone();
        }
    }

    private static final class OfBytes extends ArrayPlan {
        OfBytes() {
            super(byte[].class);
        }

        @Override
        Object shallowClone(Object original) {
            return ((byte[]) original).clone();
        }
    }

    private static final class OfBooleans extends ArrayPlan {
        OfBooleans() {
            super(boolean[].class);
        }

        @Override
        Object shallowClone(Object original) {
            return ((boolean[]) original).clone();
        }
    }

    private static final class OfRarePrimitives extends ArrayPlan {
        OfRarePrimitives(Class<?> type) {
            super(type);
        }

        @Override
        Object shallowClone(Object original) {
            int length = Array.getLength(original);
            Object copy = Array.newInstance(original.getClass().getComponentType(), length);
            System.arraycopy(original, 0, copy, 0, length);
            return copy;
        }
    }

    /** The plan of an array whose elements are immutable. */
    private static final class OfValues extends ArrayPlan {
        OfValues(Class<?> type) {
            super(type);
        }

        @Override
        Object shallowClone(Object original) {
            return ((Object[]) original).clone();
        }
    }

    /** The plan of an array whose elements may be mutable. */
    private static final class OfReferences extends ArrayPlan {
        OfReferences(Class<?> type) {
            super(type);
        }

        @Override
        Object shallowClone(Object original) {
            return ((Object[]) original).clone();
        }

        @Override
        void complete(Object copy, StateCloner cloner) {
            Object[] elements = (Object[]) copy;
            ClassPlan plan = this;
            for (int index = 0; index < elements.length; index++) {
                Object element = elements[index];
                if (element != null) {
                    plan = ClassPlan.of(element, plan);
                    elements[index] = plan.reference(element, cloner);
                }
            }
        }
    }
}
