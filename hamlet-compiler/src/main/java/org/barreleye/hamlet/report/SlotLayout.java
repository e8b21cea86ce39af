package org.barreleye.hamlet.report;

import java.util.Optional;
import org.barreleye.hamlet.analysis.SlotForm;
import org.barreleye.hamlet.analysis.WireForm;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.Specification;

/** The number of bytes of capabilities: packed in a slot, and on the wire. */
public final class SlotLayout {
    private SlotLayout() {}

    /** A table of all types and their fields, then the size of a slot that holds any of them. */
    public static String of(Specification specification) {
        StringBuilder text = new StringBuilder();
        for (CapabilityType type : specification.concreteTypes()) {
            SlotForm slot = SlotForm.of(type);
            Optional<WireForm> wire = WireForm.of(type);
            text.append(type.name()).append(": ").append(slot.bytes()).append(" bytes in a slot, ")
                    .append(wire.isPresent() ? "32 on the wire" : "no form on the wire").append('\n');
            fields(slot, wire, text);
        }
        return text.append("A slot for any of them: ").append(SlotForm.slotBytes(specification))
                .append(" bytes\n").toString();
    }

    private static void fields(SlotForm slot, Optional<WireForm> wire, StringBuilder text) {
        for (SlotForm.Place each : slot.places()) {
            Field field = each.field();
            text.append("    byte ").append(each.offset()).append(": ").append(field.name()).append(", ")
                    .append(field.type().cName()).append(", ").append(field.type().bytes())
                    .append(field.type().bytes() == 1 ? " byte" : " bytes");
            wire.flatMap(form -> place(form, field)).ifPresent(place -> text.append("; word ").append(place.word())
                    .append(", bits ").append(place.shift()).append(" to ").append(place.shift() + place.bits() - 1));
            text.append('\n');
        }
    }

    private static Optional<WireForm.Place> place(WireForm form, Field field) {
        return form.places().stream().filter(place -> place.field().equals(field)).findFirst();
    }
}
