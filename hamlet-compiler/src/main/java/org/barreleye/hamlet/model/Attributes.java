package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The attributes of a type, for the kernel.
 *
 * @param flags in the order of their declaration
 * @param alignment the unit of addresses, a power of two
 * @param sizeMultiple the unit of sizes, 1 or more
 * @param maxObjects the greatest number of objects of one retype, if that is limited
 * @param pageTable its place in a page table, if it is a part of one
 * @param space the space of its range
 * @param mintable the fields that mint may change besides the rights
 */
public record Attributes(List<Flag> flags, long alignment, long sizeMultiple, OptionalLong maxObjects,
        Optional<PageTable> pageTable, String space, List<Field> mintable) {
    /** Copies the lists. */
    public Attributes {
        flags = flags.stream().sorted().toList();
        mintable = List.copyOf(mintable);
    }

    /** An attribute that is set or not. */
    public enum Flag {
        /** Its memory becomes plain memory again when the last capability goes. */
        BACKED("the memory of its objects becomes plain memory again with the last capability to it"),
        /** Filled with zeros when made. */
        ZEROED("its objects are filled with zeros when they are made"),
        /** The ownership of its objects may move to another core. */
        MOVEABLE("the ownership of its objects may move to another core"),
        /** Capabilities may be sent to other cores. */
        TRANSFERABLE("its capabilities may be sent to other cores"),
        /** Its objects may be mapped into an address space. */
        MAPPABLE("its objects may be mapped into an address space"),
        /** Its objects have one core that owns them. */
        LOCAL("each of its objects has one core that owns it"),
        /** It stands for a place in a page table at which its parent is mapped. */
        MAPPING("it stands for a place at which an object of its parent type is mapped; no retype makes it");

        private final String meaning;

        Flag(String meaning) {
            this.meaning = meaning;
        }

        /** Its meaning for a type, as a clause. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * A place in a page table.
     *
     * @param architecture whose
     * @param level 1 for the tables that name pages, and so on upwards
     */
    public record PageTable(String architecture, int level) {}

    /** Whether a flag is set. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
