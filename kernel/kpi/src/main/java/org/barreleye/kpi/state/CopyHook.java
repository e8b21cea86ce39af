package org.barreleye.kpi.state;

/** A {@link Copyable} that checks something before it is copied, or prepares something in its copy. */
public interface CopyHook extends Copyable {
    /**
     * Runs on the original before it is copied.
     *
     * @throws IllegalStateException if it cannot be copied in its present state
     */
    default void beforeCopy() {}

    /** Runs on the copy when all its fields are set. The objects that they refer to may still be incomplete. */
    default void afterCopy() {}
}
