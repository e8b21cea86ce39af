package org.barreleye.kpi.state;

/** The way in which objects of one class are copied. Derived once for each class. */
abstract class ClassPlan {
    private static final ClassValue<ClassPlan> PLANS = new ClassValue<>() {
        @Override
        protected ClassPlan computeValue(Class<?> type) {
            return PlanBuilder.planOf(type);
        }
    };

    private final Class<?> type;
    // The number of objects in the copy that began at an object of this class last.
    private int recentSize;

    ClassPlan(Class<?> type) {
        this.type = type;
    }

    /** Returns the plan of a class. */
    static ClassPlan of(Class<?> type) {
        return PLANS.get(type);
    }

    /** Returns the plan of the class of an object, fast if it is the plan that was used last in the same place. */
    static ClassPlan of(Object original, ClassPlan last) {
        Class<?> type = original.getClass();
        return last.type == type ? last : of(type);
    }

    /** Returns what a reference to an object becomes in the copy. */
    abstract Object reference(Object original, StateCloner cloner);

    /** Returns what a reference to an object of this class, or to none, becomes in the copy. */
    final Object referenceOrNull(Object original, StateCloner cloner) {
        return original == null ? null : reference(original, cloner);
    }

    final int recentSize() {
        return recentSize;
    }

    final void setRecentSize(int objects) {
        recentSize = objects;
    }

    /** The plan of a class of which an original and its copy share every object. */
    static final class SharedObjects extends ClassPlan {
        SharedObjects(Class<?> type) {
            super(type);
        }

        @Override
        Object reference(Object original, StateCloner cloner) {
            return original;
        }
    }

    /** The plan of a class whose objects cannot be copied. */
    static final class Refused extends ClassPlan {
        private final String reason;

        Refused(Class<?> type, String reason) {
            super(type);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        @Override
        Object reference(Object original, StateCloner cloner) {
            Object existing = cloner.copies().get(original);
            if (existing == null) {
                throw new RefusedException(reason);
            }
            return existing;
        }
    }

    /** Something cannot be copied. */
    static final class RefusedException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason);
        }
    }
}
