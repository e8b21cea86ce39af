package org.barreleye.hamlet.analysis;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/**
 * How a capability lies in a slot: packed, the number of its type in the first byte, its rights in the second, then its
 * fields in order. Words are little-endian.
 *
 * @param places where the fields are, in the order of the type's fields
 * @param bytes how many bytes it takes, those in front included
 */
public record SlotForm(List<Place> places, int bytes) {
    /** The byte that holds the rights. */
    public static final int RIGHTS_OFFSET = 1;
    /** The bytes that every capability begins with: its type, then its rights. */
    public static final int HEADER_BYTES = 2;

    /** Copies the list. */
    public SlotForm {
        places = List.copyOf(places);
    }

    /**
     * Where a field is.
     *
     * @param field which
     * @param offset its first byte, counted from the beginning of the slot
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

    /** How many bytes a slot has that holds a capability of any type. */
    public static int slotBytes(Specification specification) {
        return specification.concreteTypes().stream().mapToInt(type -> of(type).bytes()).max().orElse(0);
    }
}
