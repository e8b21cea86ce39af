package org.barreleye.hamlet.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;

/**
 * The wire form of a capability: four words of 64 bits. Bits 0 to 7 of the first are the number of the type, bits 8 to
 * 15 the rights. Fields are placed first fit, in decreasing order of size. No field crosses a word, and unused bits are
 * 0.
 *
 * @param places the places of the fields, in the order of the type's fields
 */
public record WireForm(List<Place> places) {
    /** The number of words. */
    public static final int WORDS = 4;
    /** The bit at which the rights begin. */
    public static final int RIGHTS_SHIFT = 8;
    /** The size of the header in the first word: type and rights. */
    public static final int HEADER_BITS = 16;

    /** Copies the list. */
    public WireForm {
        places = List.copyOf(places);
    }

    /**
     * The place of a field.
     *
     * @param field the field
     * @param word the index of its word, 0 .. 3
     * @param shift its lowest bit in the word
     * @param bits its size in bits
     */
    public record Place(Field field, int word, int shift, int bits) {
        /** The mask of its bits in the word. */
        public long mask() {
            return (bits == Long.SIZE ? -1L : (1L << bits) - 1) << shift;
        }
    }

    /** The form of a type; empty if its fields do not fit, or one is valid on its own core only. */
    public static Optional<WireForm> of(CapabilityType type) {
        if (type.fields().stream().anyMatch(field -> !(field.type() instanceof FieldType.Number))) {
            return Optional.empty();
        }
        int[] used = new int[WORDS];
        used[0] = HEADER_BITS;
        List<Place> places = new ArrayList<>();
        List<Field> widestFirst = type.fields().stream()
                .sorted(Comparator.comparingInt((Field field) -> -field.type().bytes()))
                .toList();
        for (Field field : widestFirst) {
            int bits = field.type().bytes() * Byte.SIZE;
            int word = 0;
            while (word < WORDS && used[word] + bits > Long.SIZE) {
                word++;
            }
            if (word == WORDS) {
                return Optional.empty();
            }
            places.add(new Place(field, word, used[word], bits));
            used[word] += bits;
        }
        places.sort(Comparator.comparingInt(place -> type.fields().indexOf(place.field())));
        return Optional.of(new WireForm(places));
    }

    /** The mask of the used bits of a word. */
    public long usedMask(int word) {
        long mask = word == 0 ? (1L << HEADER_BITS) - 1 : 0;
        for (Place place : places) {
            mask |= place.word() == word ? place.mask() : 0;
        }
        return mask;
    }
}
