package org.barreleye.kpi.outcome;

/**
 * Why the kernel refused: the one table of its errors, each with its sentence. The order is the number on the wire, so
 * new ones go to the end.
 */
public enum KernelError {
    /** No error; what a frame holds after success. */
    NONE("nothing went wrong"),
    /** The address names no slot of the caller's capability space. */
    NO_SUCH_SLOT("the address leads to no slot of the caller's capability space"),
    /** The slot is empty. */
    CAPABILITY_NOT_FOUND("the slot holds no capability"),
    /** The slot holds another type of capability than the caller claims. */
    WRONG_TYPE("the slot holds a capability of another type than the caller expects"),
    /** The capability lacks a right that the invocation needs. */
    MISSING_RIGHTS("the capability lacks a right that this invocation needs"),
    /** The type of capability has no such invocation. */
    NO_SUCH_INVOCATION("this type of capability has no such invocation"),
    /** A number in the arguments is none that the invocation understands. */
    BAD_ARGUMENT("an argument is outside the range that the invocation accepts"),
    /** The specification derives no such type from that one. */
    NO_SUCH_RETYPE("no rule of the capability specification retypes this type into that one"),
    /** The objects asked for do not lie inside the source. */
    OUTSIDE_SOURCE("the objects asked for do not lie inside the source capability"),
    /** Offset or size is not aligned as the type wants it. */
    MISALIGNED("offset or size is not aligned as the new type requires"),
    /** The size is none that objects of the type may have. */
    BAD_SIZE("objects of the new type cannot have this size"),
    /** The number of objects is none that a retype may make. */
    BAD_COUNT("a retype cannot make this number of objects"),
    /** Something derived earlier lies in the range. */
    REVOKE_FIRST("part of the range is in use by capabilities derived earlier: revoke them first"),
    /** The destination slot is occupied. */
    SLOT_IN_USE("the destination slot already holds a capability"),
    /** The endpoint's buffer is full. */
    ENDPOINT_FULL("the endpoint's buffer has no room for this message: send again when the receiver has read"),
    /** The endpoint's buffer is empty. */
    ENDPOINT_EMPTY("the endpoint's buffer holds no message"),
    /** Nobody reads this endpoint. */
    ENDPOINT_CLOSED("nobody reads this endpoint any more"),
    /** The capability may not leave its core. */
    NOT_TRANSFERABLE("capabilities of this type cannot be sent to another core"),
    /** The words do not describe a capability. */
    BAD_WIRE_FORM("the words do not describe a capability"),
    /** No core has this number. */
    NO_SUCH_CORE("the machine has no such core"),
    /** The boot image has no program of this number. */
    NO_SUCH_PROGRAM("the boot image has no program of this number"),
    /** The dispatcher was started before. */
    DISPATCHER_STARTED("the dispatcher was started before; a dispatcher runs one program"),
    /** The core is running already. */
    CORE_RUNNING("the core is already running"),
    /** Nothing provides the behaviour of this invocation. */
    NOT_IMPLEMENTED("this kernel provides no behaviour for the invocation"),
    /** A revoke would destroy a capability that can do more than the one revoked. */
    RIGHTS_EXCEEDED("a copy or a descendant carries rights that this capability lacks, so it cannot be revoked "
            + "through it"),
    /** More was promised on this core than it can keep. */
    ADMISSION_REFUSED("the core has promised too much to others to keep this promise too"),
    /** The core's scheduler promises nothing. */
    RESERVATIONS_UNSUPPORTED("the scheduler of this core treats all alike and promises nothing"),
    /** The address leads through a slot of the root that holds no node. */
    CNODE_NOT_FOUND("the address leads through a part of the capability space where no node is installed"),
    /** No memory waits to be handed out. */
    NO_RECLAIMED_MEMORY("no memory waits to be handed out: a capability covers every byte of this core"),
    /** Other cores have copies of the capability, or something made of it. */
    HAS_REMOTE_RELATIVES("copies of this capability, or something made of it, may be on other cores: take those back "
            + "first"),
    /** One handler would touch more than it may. */
    OPERATION_TOO_LARGE("the operation would touch more than a system call may: do it in parts"),
    /** Nothing that came from another core has gone. */
    NO_PENDING_RELEASE("nothing that came from another core has gone from here since somebody asked"),
    /** The core reaches no mailbox. */
    NO_MAILBOX("this core reaches no mailbox"),
    /** The machine grants no memory for something new now: only under a fault that was asked for. */
    ALLOCATION_REFUSED("the machine grants no memory for something new now: try again");

    private final String sentence;

    KernelError(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence for the caller. */
    public String sentence() {
        return sentence;
    }
}
