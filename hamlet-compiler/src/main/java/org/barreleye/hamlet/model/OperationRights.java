package org.barreleye.hamlet.model;

import java.util.List;

/**
 * The rights that an operation needs of the capability that it works on.
 *
 * @param operation the operation
 * @param needs all of them, sorted by bit
 */
public record OperationRights(Operation operation, List<Right> needs) {
    /** Copies the list. */
    public OperationRights {
        needs = List.copyOf(needs);
    }
}
