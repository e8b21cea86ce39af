package org.barreleye.hamlet.rule;

import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.analysis.WireForm;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.FieldType;
import org.barreleye.hamlet.model.Specification;

/** Transferable types have a wire form; the others had better, should they ever be. */
final class TypesFitTheWire implements ModelRule {
    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        for (CapabilityType type : specification.concreteTypes()) {
            Optional<Field> pointer = type.fields().stream()
                    .filter(field -> !(field.type() instanceof FieldType.Number))
                    .findFirst();
            if (type.attributes().has(Attributes.Flag.TRANSFERABLE)) {
                pointer.ifPresent(field -> diagnostics.report(HamletCode.NOT_ON_THE_WIRE, type.span(), "'" + type.name()
                        + "' cannot be transferable: '" + field.name()
                        + "' is a pointer, which means nothing on another core")
                        .note(field.span(), "declared here"));
                if (pointer.isEmpty() && WireForm.of(type).isEmpty()) {
                    diagnostics.report(HamletCode.NOT_ON_THE_WIRE, type.span(),
                            "'" + type.name() + "' cannot be transferable: " + tooLarge());
                }
            } else if (pointer.isEmpty() && WireForm.of(type).isEmpty()) {
                diagnostics.report(HamletCode.WITHOUT_WIRE_FORM, type.span(), "'" + type.name()
                        + "' could never be made transferable: " + tooLarge());
            }
        }
    }

    private static String tooLarge() {
        return "its fields do not fit into the " + WireForm.WORDS + " words that travel, of which type and rights take "
                + WireForm.HEADER_BITS + " bits";
    }
}
