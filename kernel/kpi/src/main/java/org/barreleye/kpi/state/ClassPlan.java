package org.barreleye.kpi.state;

/** How objects of one class are copied. Derived once for each class. */
abstract class ClassPlan {
    private static final ClassValue<ClassPlan> PLANS = new ClassValue<>() {
        @Override
        protected ClassPlan computeValue(Class<?> type) {
            return PlanBuilder.planOf(type);
        }
    };

    /** Objects of which an original and its copy share every one. */
    static final ClassPlan SHARED = new ClassPlan() {
        @Override
        Object reference(Object original, StateCloner cloner) {
            return original;
        }
    };

    /** Returns the plan of a class. */
    static ClassPlan of(Class<?> type) {
        return PLANS.get(type);
    }

    /** Returns what a reference to an object becomes in the copy. */
    abstract Object reference(Object original, StateCloner cloner);

    /** The plan of a class whose objects cannot be copied. */
    static final class Refused extends ClassPlan {
        private final String reason;

        Refused(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        @Override
        Object reference(Object original, StateCloner cloner) {
            Object existing = cloner.existing(original);
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
