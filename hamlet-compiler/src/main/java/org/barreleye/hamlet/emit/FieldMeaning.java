package org.barreleye.hamlet.emit;

import java.util.Optional;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.NumberType;
import org.barreleye.hamlet.model.ParameterType;
import org.barreleye.hamlet.model.Range;

/** Describes fields, parameters and results in generated Javadoc: their role in the type, or else their kind. */
final class FieldMeaning implements FieldType.Visitor<String> {
    private static final FieldMeaning KIND = new FieldMeaning();

    private FieldMeaning() {}

    /** The meaning of a field of a type. */
    static String of(CapabilityType type, Field field) {
        Range range = type.range();
        boolean memory = type.attributes().space().equals("memory");
        if (range.addressField().equals(Optional.of(field))) {
            return memory ? "the address of the object" : "the first number of the range";
        }
        if (range.sizeField().equals(Optional.of(field))) {
            return range.size().orElseThrow().bits()
                    ? "the size of the object, as a power of two"
                    : memory ? "the size of the object" : "the size of the range";
        }
        return field.type().accept(KIND) + (field.equality() ? ", equal in copies" : "");
    }

    /** The meaning of a parameter or result without a comment of its own. */
    static String of(ParameterType type) {
        return switch (type) {
            case BOOL -> "a truth value";
            case UINT8, UINT16, UINT32, UINT64 -> unsigned(type.bits());
            case GENPADDR, LPADDR -> "a physical address";
            case GENVADDR, LVADDR -> "a virtual address";
            case GENSIZE -> "a size in bytes";
            case COREID -> "the number of a core";
            case PASID -> "the number of an address space";
            case CADDR -> "the address of a slot";
            case CAPRIGHTS -> "a set of rights";
            case OBJTYPE -> "a type of capabilities";
        };
    }

    private static String unsigned(int bits) {
        return "an unsigned number of " + bits + " bits";
    }

    @Override
    public String number(FieldType.Number type) {
        NumberType kind = type.kind();
        return switch (kind) {
            case UINT8, UINT16, UINT32, UINT64 -> unsigned(kind.bits());
            case INT -> "a signed number of " + kind.bits() + " bits";
            case GENPADDR, LPADDR -> "a physical address";
            case GENVADDR, LVADDR -> "a virtual address";
            case GENSIZE -> "a size in bytes";
            case CADDR -> "the address of a slot";
            case CAPRIGHTS -> "a set of rights";
            case COREID -> "the number of a core";
            case PASID -> "the number of an address space";
        };
    }

    @Override
    public String handle(FieldType.Handle type) {
        return "a pointer to a " + type.target() + " of the kernel";
    }

    @Override
    public String reference(FieldType.CapabilityPointer type) {
        return "a capability";
    }
}
