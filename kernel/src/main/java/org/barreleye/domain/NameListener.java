package org.barreleye.domain;

import org.barreleye.kpi.state.Copyable;

/** Receives the records of the name service that a {@link NameWatch} watches. */
public interface NameListener extends Copyable {
    /** A record was there when the watch began, was added, or was replaced by one with other attributes. */
    void onAdded(String name, String attributes);

    /** A record was removed, also because the name service has ended; those of the next one are added again. */
    default void onRemoved(String name) {}
}
