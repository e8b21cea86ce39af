package org.barreleye.capops;

/**
 * An operation on a slot.
 *
 * @param kind its kind
 * @param slot the number of the slot; 0 if the domain ends
 * @param target the core to which a capability is sent, or the own core
 */
record Action(OperationKind kind, int slot, int target) {
    @Override
    public String toString() {
        return switch (kind) {
            case COPY -> "copies slot " + slot + " to " + target;
            case MOVE -> "moves slot " + slot + " to " + target;
            case MINT -> "mints slot " + slot;
            case RETYPE -> "retypes slot " + slot;
            case DELETE -> "deletes slot " + slot;
            case REVOKE -> "revokes slot " + slot;
            case EXIT -> "exits";
            case KILL -> "is killed";
        };
    }
}
