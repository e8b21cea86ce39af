package org.barreleye.hamlet.emit;

import com.palantir.javapoet.CodeBlock;
import org.barreleye.hamlet.analysis.SlotForm;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;

/** Emits the code that reads one field from a slot and writes it to one. */
final class SlotFieldEmitter {
    /** The parameters of everything that is generated for slots. */
    static final String SLOTS = "slots";
    static final String AT = "at";

    private final EmitterContext context;

    SlotFieldEmitter(EmitterContext context) {
        this.context = context;
    }

    /** The value of a field, a reference by its number. */
    CodeBlock read(SlotForm.Place place) {
        Field field = place.field();
        return switch (field.type().bytes()) {
            case Byte.BYTES -> CodeBlock.of("$L[$L + $L] & 0xff", SLOTS, AT, place.offset());
            case Short.BYTES -> CodeBlock.of("$T.toUnsignedInt((short) $L)", Short.class, get("SHORTS", place));
            case Integer.BYTES -> FieldEncoding.isSigned(field)
                    ? CodeBlock.of("(int) $L", get("INTS", place))
                    : CodeBlock.of("$T.toUnsignedLong((int) $L)", Integer.class, get("INTS", place));
            default -> CodeBlock.of("(long) $L", get("LONGS", place));
        };
    }

    private CodeBlock get(String view, SlotForm.Place place) {
        return CodeBlock.of("$T.$L.get($L, $L + $L)", context.names().slotForm(), view, SLOTS, AT, place.offset());
    }

    /** The statement that writes a field. */
    CodeBlock write(SlotForm.Place place, String accessor) {
        Field field = place.field();
        if (field.type() instanceof FieldType.CapabilityPointer) {
            return set("LONGS", place, CodeBlock.of("referents.numberOf($L)", accessor));
        }
        return switch (field.type().bytes()) {
            case Byte.BYTES -> CodeBlock.of("$L[$L + $L] = (byte) $L", SLOTS, AT, place.offset(), accessor);
            case Short.BYTES -> set("SHORTS", place, CodeBlock.of("(short) $L", accessor));
            case Integer.BYTES -> set("INTS", place,
                    CodeBlock.of(FieldEncoding.isSigned(field) ? "$L" : "(int) $L", accessor));
            default -> set("LONGS", place, CodeBlock.of("$L", accessor));
        };
    }

    private static CodeBlock set(String view, SlotForm.Place place, CodeBlock value) {
        return CodeBlock.of("$L.set($L, $L + $L, $L)", view, SLOTS, AT, place.offset(), value);
    }
}
