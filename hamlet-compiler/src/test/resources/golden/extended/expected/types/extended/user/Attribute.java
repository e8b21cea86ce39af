package types.extended.user;

import javax.annotation.processing.Generated;

/**
 * What a type of capabilities either is or is not.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
public enum Attribute {
    /**
     * The memory of its objects becomes plain memory again with the last capability to it.
     */
    BACKED,

    /**
     * Its objects are filled with zeros when they are made.
     */
    ZEROED,

    /**
     * The ownership of its objects may move to another core.
     */
    MOVEABLE,

    /**
     * Its capabilities may be sent to other cores.
     */
    TRANSFERABLE,

    /**
     * Its objects may be mapped into an address space.
     */
    MAPPABLE,

    /**
     * Each of its objects has one core that owns it.
     */
    LOCAL,

    /**
     * It stands for a place at which an object of its parent type is mapped; no retype makes it.
     */
    MAPPING
}
