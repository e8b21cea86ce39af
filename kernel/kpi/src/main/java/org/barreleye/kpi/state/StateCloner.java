package org.barreleye.kpi.state;

import java.util.Arrays;

/**
 * One act of copying a graph of {@link Copyable} objects. Remembers the copy of each object, so that shape and identity
 * survive.
 *
 * <p>A copy has a boundary: a pair given to {@link #register} before is not followed, and {@link #share} makes the
 * original and its copy refer to the same object. In this way a part of a machine, such as the kernel of one core, is
 * copied alone.
 *
 * <p>Copies are made by a plan for each class, which is derived once. Used by one thread, for one copy.
 */
public final class StateCloner {
    // So deep that most graphs are copied depth first, and no graph is too deep for the stack.
    private static final int DEPTH_MAX = 64;

    private final IdentityTable copies = new IdentityTable();
    // Copies whose fields still refer to the originals' state, each followed by its plan.
    private Object[] incomplete = {};
    private int incompleteCount;
    private int depth;

    /** Creates a cloner that has copied nothing yet. */
    public StateCloner() {}

    /**
     * Makes a copy stand for an object. References to the original become references to the copy, and neither of them
     * is followed.
     *
     * @throws IllegalStateException if the original has a copy already
     */
    public void register(Object original, Object copy) {
        if (copies.get(original) != null) {
            throw new IllegalStateException("copied twice: " + original.getClass().getName());
        }
        copies.put(original, copy);
    }

    /**
     * Makes an object belong to the original and to the copy alike.
     *
     * @throws IllegalStateException if it has been copied already
     */
    public void share(Object original) {
        register(original, original);
    }

    /**
     * Returns the copy of an object; makes it unless it exists.
     *
     * @return an object of the same class that shares no mutable state with the original, except what is marked {@link
     *     Shared}, or what was registered
     * @throws IllegalStateException if the object, or one that it refers to, is mutable and not {@link Copyable}: a
     *     machine that holds it cannot be copied, only replayed from its seed
     */
    @SuppressWarnings("unchecked") // a copy has the class of its original
    public <T> T copy(T original) {
        ClassPlan first = ClassPlan.of(original.getClass());
        copies.reserve(first.recentSize());
        T copy = (T) first.reference(original, this);
        while (incompleteCount > 0) {
            ObjectPlan plan = (ObjectPlan) incomplete[--incompleteCount];
            plan.complete(incomplete[--incompleteCount], this);
        }
        first.setRecentSize(copies.size());
        return copy;
    }

    /** Returns what a reference to an object becomes in the copy. The copy may be incomplete. */
    Object reference(Object original) {
        return original == null ? null : ClassPlan.of(original.getClass()).reference(original, this);
    }

    /** Returns the copies made so far, by their originals. */
    IdentityTable copies() {
        return copies;
    }

    /** Completes the fields of a copy: at once, while the copy is in the cache, or later if the nesting is deep. */
    void complete(Object copy, ObjectPlan plan) {
        if (depth < DEPTH_MAX) {
            depth++;
            plan.complete(copy, this);
            depth--;
            return;
        }
        if (incompleteCount == incomplete.length) {
            incomplete = Arrays.copyOf(incomplete, Math.max(256, 2 * incompleteCount));
        }
        incomplete[incompleteCount++] = copy;
        incomplete[incompleteCount++] = plan;
    }
}
