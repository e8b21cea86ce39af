package types.extended.user;

import org.barreleye.kpi.types.Generated;

/**
 * The attributes of types that are either set or not.
 */
@Generated("org.barreleye.hamlet: input.hl")
public enum Attribute {
    /**
     * The memory of its objects is reclaimed when the last capability to it is deleted.
     */
    BACKED,

    /**
     * The memory of its objects is cleared when they are created.
     */
    ZEROED,

    /**
     * The ownership of its objects can move to another core.
     */
    MOVEABLE,

    /**
     * Its capabilities can be sent to other cores.
     */
    TRANSFERABLE,

    /**
     * Its objects can be mapped into an address space.
     */
    MAPPABLE,

    /**
     * Each of its objects is owned by one core.
     */
    LOCAL,

    /**
     * It represents page table entries that name an object of its parent type; no retype makes it.
     */
    MAPPING,

    /**
     * The kernel creates an object for the first capability and destroys it after the last.
     */
    OBJECT
}
