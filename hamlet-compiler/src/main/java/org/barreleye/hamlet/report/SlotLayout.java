package org.barreleye.hamlet.report;

import java.util.Optional;
import org.barreleye.hamlet.derive.WireForm;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/** How many bytes capabilities take: packed in a slot, and on the wire. */
public final class SlotLayout {
    /** The bytes that every capability begins with: its type, then its rights. */
    private static final int HEADER_BYTES = 2;

    private SlotLayout() {}

    /** A table of all types and their fields, then the size of a slot that holds any of them. */
    public static String of(Specification specification) {
        StringBuilder text = new StringBuilder();
        int largest = 0;
        for (CapabilityType type : specification.concreteTypes()) {
            int bytes = HEADER_BYTES + type.fields().stream().mapToInt(field -> field.type().bytes()).sum();
            largest = Math.max(largest, bytes);
            Optional<WireForm> wire = WireForm.of(type);
            text.append(type.name()).append(": ").append(bytes).append(" bytes in a slot, ")
                    .append(wire.isPresent() ? "32 on the wire" : "no form on the wire").append('\n');
            fields(type, wire, text);
        }
        return text.append("A slot for any of them: ").append(largest).append(" bytes\n").toString();
    }

    private static void fields(CapabilityType type, Optional<WireForm> wire, StringBuilder text) {
        int offset = HEADER_BYTES;
        for (Field field : type.fields()) {
            text.append("    byte ").append(offset).append(": ").append(field.name()).append(", ")
                    .append(field.type().cName()).append(", ").append(field.type().bytes()).append(" bytes");
            wire.flatMap(form -> place(form, field)).ifPresent(place -> text.append("; word ").append(place.word())
                    .append(", bits ").append(place.shift()).append(" to ").append(place.shift() + place.bits() - 1));
            text.append('\n');
            offset += field.type().bytes();
        }
    }

    private static Optional<WireForm.Place> place(WireForm form, Field field) {
        return form.places().stream().filter(place -> place.field().equals(field)).findFirst();
    }
}
