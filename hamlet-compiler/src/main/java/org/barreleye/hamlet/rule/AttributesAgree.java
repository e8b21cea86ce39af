package org.barreleye.hamlet.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.hamlet.diagnostic.HamletCode;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.Attributes.Flag;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Specification;

/** The attributes of a type do not contradict each other, its range or the attributes of other types. */
final class AttributesAgree implements ModelRule {
    private static final List<Flag> ATTRIBUTES_OF_MEMORY = List.of(Flag.BACKED, Flag.ZEROED, Flag.MAPPABLE);

    @Override
    public void check(Specification specification, Diagnostics diagnostics) {
        List<CapabilityType> tables = new ArrayList<>();
        for (CapabilityType type : specification.concreteTypes()) {
            conflict(type).ifPresent(sentence -> diagnostics.report(HamletCode.ATTRIBUTES_CONFLICT, type.span(),
                    "'" + type.name() + "' " + sentence));
            checkSize(type, diagnostics);
            if (type.attributes().pageTable().isPresent()) {
                tables.stream()
                        .filter(other -> other.attributes().pageTable().equals(type.attributes().pageTable()))
                        .findFirst()
                        .ifPresent(other -> reportSameLevel(type, other, diagnostics));
                tables.add(type);
            }
        }
    }

    private static Optional<String> conflict(CapabilityType type) {
        Attributes attributes = type.attributes();
        boolean hasAddress = type.range().address().isPresent();
        for (Flag flag : ATTRIBUTES_OF_MEMORY) {
            if (attributes.has(flag) && !hasAddress) {
                return Optional.of("has the attribute '" + flag.keyword()
                        + "' but no address: its objects have no memory");
            }
        }
        if (attributes.pageTable().isPresent() && !hasAddress) {
            return Optional.of("has the attribute 'page_table' but no address: its objects have no memory");
        }
        if (attributes.pageTable().isPresent() && attributes.has(Flag.MAPPABLE)) {
            return Optional.of("has the attributes 'page_table' and 'mappable': a program that maps a page table can "
                    + "change its entries");
        }
        if (attributes.has(Flag.MOVEABLE) && !attributes.has(Flag.LOCAL)) {
            return Optional.of("has the attribute 'moveable' but not 'local': no core owns its objects, so no "
                    + "ownership can move");
        }
        if (attributes.has(Flag.MAPPING) && type.parent().isEmpty()) {
            return Optional.of("has the attribute 'mapping' but no parent: a mapping maps objects of its parent type");
        }
        if (attributes.has(Flag.MAPPING) && attributes.has(Flag.MAPPABLE)) {
            return Optional.of("has the attributes 'mapping' and 'mappable': a mapping cannot be mapped");
        }
        return Optional.empty();
    }

    private static void reportSameLevel(CapabilityType type, CapabilityType other, Diagnostics diagnostics) {
        Attributes.PageTable table = type.attributes().pageTable().orElseThrow();
        diagnostics.report(HamletCode.ATTRIBUTES_CONFLICT, type.span(), "'" + type.name() + "' and '" + other.name()
                + "' are both the page table of level " + table.level() + " of '" + table.architecture() + "'")
                .note(other.span(), "declared here");
    }

    private static void checkSize(CapabilityType type, Diagnostics diagnostics) {
        Attributes attributes = type.attributes();
        type.range().fixedSize().ifPresent(size -> {
            String bytes = Long.toUnsignedString(size);
            if ((size & attributes.alignment() - 1) != 0) {
                diagnostics.report(HamletCode.NOT_MADE_BY_RETYPE, type.span(), "no retype can make a '" + type.name()
                        + "': its size is " + bytes + ", which is not a multiple of its alignment "
                        + attributes.alignment());
            }
            if (attributes.sizeMultiple() != 1) {
                diagnostics.report(HamletCode.NO_EFFECT, type.span(), "'size_multiple' has no effect on '" + type.name()
                        + "': its size is always " + bytes);
            }
        });
    }
}
