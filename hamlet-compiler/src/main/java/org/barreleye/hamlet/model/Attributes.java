package org.barreleye.hamlet.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The attributes of a type.
 *
 * @param flags the attributes without arguments, in the order of their declaration
 * @param alignment the alignment of addresses; a power of two
 * @param sizeMultiple the number that sizes are multiples of, 1 or more
 * @param maxObjects the largest number of objects of one retype, if it is limited
 * @param pageTable the position in a page table, if the type is part of one
 * @param space the space that its range lies in
 * @param mintable the fields that mint can change besides the rights
 */
public record Attributes(List<Flag> flags, long alignment, long sizeMultiple, OptionalLong maxObjects,
        Optional<PageTable> pageTable, String space, List<Field> mintable) {
    /** Copies the lists. */
    public Attributes {
        flags = flags.stream().sorted().toList();
        mintable = List.copyOf(mintable);
    }

    /** An attribute without arguments. */
    public enum Flag {
        /** Its memory is reclaimed when the last capability is deleted. */
        BACKED("the memory of its objects is reclaimed when the last capability to it is deleted"),
        /** Its memory is cleared at creation. */
        ZEROED("the memory of its objects is cleared when they are created"),
        /** Its ownership can move to another core. */
        MOVEABLE("the ownership of its objects can move to another core"),
        /** Its capabilities can be sent to other cores. */
        TRANSFERABLE("its capabilities can be sent to other cores"),
        /** Its objects can be mapped into an address space. */
        MAPPABLE("its objects can be mapped into an address space"),
        /** Its objects are owned by one core each. */
        LOCAL("each of its objects is owned by one core"),
        /** It represents page table entries that name an object of its parent type. */
        MAPPING("it represents page table entries that name an object of its parent type; no retype makes it"),
        /** The kernel keeps an object for each of them, which is created and destroyed. */
        OBJECT("the kernel creates an object for the first capability and destroys it after the last");

        private final String meaning;

        Flag(String meaning) {
            this.meaning = meaning;
        }

        /** The name of the attribute in specifications. */
        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The meaning, as a clause. */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * A position in a page table.
     *
     * @param architecture the name of the architecture
     * @param level the level; 1 for the tables that name pages, more above them
     */
    public record PageTable(String architecture, int level) {}

    /** Tests whether an attribute without arguments is set. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }
}
