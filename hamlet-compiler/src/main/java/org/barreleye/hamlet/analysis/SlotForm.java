package org.barreleye.hamlet.analysis;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/**
 * The packed form of a capability in a slot: the number of its type in the first byte, its rights in the second, then
 * its fields in order. Words are little-endian.
 *
 * @param places the places of the fields, in the order of the type's fields
 * @param bytes the size in bytes, with the header
 */
public record SlotForm(List<Place> places, int bytes) {
    /** The byte that holds the rights. */
    public static final int RIGHTS_OFFSET = 1;
    /** The size of the header: type and rights. */
    public static final int HEADER_BYTES = 2;

    /** Copies the list. */
    public SlotForm {
        places = List.copyOf(places);
    }

    /**
     * The place of a field.
     *
     * @param field the field
     * @param offset the offset of its first byte in the slot
     */
    public record Place(Field field, int offset) {}

    /** The form of a type. */
    public static SlotForm of(CapabilityType type) {
        List<Place> places = new ArrayList<>();
        int offset = HEADER_BYTES;
        for (Field field : type.fields()) {
            places.add(new Place(field, offset));
            offset += field.type().bytes();
        }
        return new SlotForm(places, offset);
    }

    /** The size of a slot for a capability of any type. */
    public static int slotBytes(Specification specification) {
        return specification.concreteTypes().stream().mapToInt(type -> of(type).bytes()).max().orElse(0);
    }
}
