package org.barreleye.kpi.outcome;

/**
 * The errors of the kernel, each with a sentence for the caller. The ordinal is the number in messages, so new errors
 * are added at the end.
 */
public enum KernelError {
    /** No error. */
    NONE("no error"),
    /** The address names no slot of the caller's capability space. */
    NO_SUCH_SLOT("the address selects no slot of the caller's capability space"),
    /** The slot is empty. */
    CAPABILITY_NOT_FOUND("the slot is empty"),
    /** The slot holds another type of capability than the caller claims. */
    WRONG_TYPE("the slot holds a capability of another type than the caller expects"),
    /** The capability lacks a right that the invocation needs. */
    MISSING_RIGHTS("the capability lacks a right that this invocation needs"),
    /** The type of capability has no such invocation. */
    NO_SUCH_INVOCATION("this type of capability has no such invocation"),
    /** An argument is outside the range that the invocation accepts. */
    BAD_ARGUMENT("an argument is outside the range that the invocation accepts"),
    /** The specification does not derive the new type from the type of the source. */
    NO_SUCH_RETYPE("the capability specification does not derive the new type from the type of the source"),
    /** The requested objects do not lie inside the source. */
    OUTSIDE_SOURCE("the requested objects do not lie inside the range of the source capability"),
    /** Offset or size is not aligned as the new type requires. */
    MISALIGNED("offset or size is not aligned as the new type requires"),
    /** Objects of the new type cannot have this size. */
    BAD_SIZE("objects of the new type cannot have this size"),
    /** A retype cannot create this number of objects. */
    BAD_COUNT("a retype cannot create this number of objects"),
    /** The range overlaps descendants of the source. */
    REVOKE_FIRST("part of the range is in use by descendants of the source: revoke them first"),
    /** The destination slot is occupied. */
    SLOT_IN_USE("the destination slot is occupied"),
    /** The endpoint's buffer is full. */
    ENDPOINT_FULL("the endpoint's buffer is full: send again when the receiver has taken a message"),
    /** The endpoint's buffer is empty. */
    ENDPOINT_EMPTY("the endpoint's buffer is empty"),
    /** The dispatcher of the endpoint has ended. */
    ENDPOINT_CLOSED("the dispatcher of this endpoint has ended"),
    /** The type is not transferable. */
    NOT_TRANSFERABLE("capabilities of this type cannot be sent to another core"),
    /** The words do not describe a capability. */
    BAD_WIRE_FORM("the words do not describe a capability"),
    /** No core has this number. */
    NO_SUCH_CORE("the machine has no such core"),
    /** The boot image has no program of this number. */
    NO_SUCH_PROGRAM("the boot image has no program of this number"),
    /** The dispatcher is already started. */
    DISPATCHER_STARTED("the dispatcher is already started, and it runs only one program"),
    /** The core is already running. */
    CORE_RUNNING("the core is already running"),
    /** The specification declares the invocation, and this kernel does not implement it. */
    NOT_IMPLEMENTED("this kernel does not implement the invocation"),
    /** A copy or descendant has a right that the capability to revoke lacks. */
    RIGHTS_EXCEEDED("a copy or a descendant has rights that this capability lacks: revoke through one that has them"),
    /** Admission control refused the reservation. */
    ADMISSION_REFUSED("the reservations of this core leave too little bandwidth for this one"),
    /** The core's scheduler supports no reservations. */
    RESERVATIONS_UNSUPPORTED("the scheduler of this core supports no reservations"),
    /** The address selects an empty slot of the root. */
    CNODE_NOT_FOUND("no CNode is installed at this address of the capability space"),
    /** There is no reclaimed memory. */
    NO_RECLAIMED_MEMORY("there is no reclaimed memory: capabilities cover all memory of this core"),
    /** Other cores have copies or descendants of the capability. */
    HAS_REMOTE_RELATIVES("other cores have copies or descendants of this capability: ask the monitor to revoke it"),
    /** The memory to clear exceeds the limit of a system call. */
    OPERATION_TOO_LARGE("the memory to clear exceeds the limit of a system call: make several smaller objects"),
    /** Nothing is pending. */
    NOTHING_PENDING("nothing is pending"),
    /** The core has no mailbox. */
    NO_MAILBOX("this core has no mailbox"),
    /** Fault injection refused the allocation. */
    ALLOCATION_REFUSED("the machine refuses the allocation because of an injected fault: try again"),
    /** The allocator has no free block of the size. */
    OUT_OF_MEMORY("no free block of memory is large enough"),
    /** The capability space has as many slots as its quota permits. */
    SLOT_QUOTA_REACHED("the domain would have more capability slots than its quota permits; `quota` shows it"),
    /** The kernel is still deleting the copies and descendants of the capability. */
    REVOKE_IN_PROGRESS("the kernel is still revoking this capability: repeat the revoke until it succeeds"),
    /** The capability was revoked while it was sent or used. */
    REVOKED("the capability was revoked meanwhile"),
    /** Another core decides about the memory. */
    FOREIGN_MEMORY("another core decides about this memory: ask the monitor to retype it; kernel objects are made of"
            + " memory of their own core only"),
    /** The core that decides about the object has failed. */
    HOME_FAILED("the core that decides about this object has failed: delete the capability and get another one"),
    /** Another mapping uses an entry of the page table. */
    ENTRY_IN_USE("another mapping uses an entry of the page table: unmap it first"),
    /** Entries of the page table cannot hold the address. */
    ADDRESS_TOO_LARGE("entries of this page table cannot hold the address of the memory, or this core does not see it"),
    /** Translations are not invalidated everywhere yet. */
    UNMAP_IN_PROGRESS("translations of this memory are not invalidated everywhere yet: repeat until it succeeds"),
    /** The core has an MMU. */
    HAS_MMU("this core has an MMU: map the frame in page tables"),
    /** Capabilities of the type are not copied. */
    NOT_COPYABLE("capabilities of this type are neither copied nor sent: a mapping stays where it was made"),
    /** The core has no MMU. */
    NO_MMU("this core has no MMU: its programs use physical addresses"),
    /** Nothing is mapped at the address. */
    NOT_MAPPED("nothing is mapped at this address"),
    /** The interrupt vector is one of another core. */
    OTHER_CORES_VECTOR("the interrupt vector belongs to another core: connect it there"),
    /** The CPU driver handles the interrupts of the vector itself. */
    VECTOR_RESERVED("the kernel itself handles the interrupts of this vector"),
    /** The interrupt vector is connected. */
    VECTOR_IN_USE("the interrupt vector is connected to an endpoint: disconnect it first"),
    /** The interrupt vector is not connected. */
    NOT_CONNECTED("the interrupt vector is connected to no endpoint"),
    /** No interrupt controller can mask the line. */
    NO_INTERRUPT_CONTROLLER("no interrupt controller masks this line: its device interrupts a core directly"),
    /** No unit is between the device and memory. */
    NO_DMA_PROTECTION("no unit protects memory from this device, or it accesses no memory: it is allowed nothing"),
    /** All windows of the unit between the device and memory are in use. */
    DMA_WINDOWS_IN_USE("all windows of this device onto memory are in use: forbid it another frame, or allow it one"
            + " larger frame"),
    /** No window is open. */
    NO_DMA_WINDOW("the device was not allowed this frame through this device frame");

    private final String sentence;

    KernelError(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence for the caller. */
    public String sentence() {
        return sentence;
    }
}
