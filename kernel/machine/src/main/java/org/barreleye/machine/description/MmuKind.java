package org.barreleye.machine.description;

/** The MMU of a core: the format of its page tables. */
public enum MmuKind {
    /** Four levels of tables of 512 entries, pages of 4 KiB; 64-bit cores. */
    FOUR_LEVEL_64,
    /** Two levels, 4,096 and 256 entries, pages of 4 KiB; 32-bit cores. */
    TWO_LEVEL_32,
    /** Not at all: software sees the core's address map. */
    NONE
}
