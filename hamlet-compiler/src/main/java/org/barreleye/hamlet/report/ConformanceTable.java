package org.barreleye.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.analysis.TypeRelations;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Constant;
import org.barreleye.hamlet.model.Field;

/**
 * The part of a specification that does not depend on the values of capabilities, in rows of tab separated columns:
 * {@code D} constants, {@code T} types, {@code F} fields, {@code W} which type is retyped into which. The format is
 * that in which the answers of the reference implementation are written down.
 */
public final class ConformanceTable {
    private final SpecificationAnalysis analysis;
    private final List<CapabilityType> types;

    private ConformanceTable(SpecificationAnalysis analysis) {
        this.analysis = analysis;
        this.types = analysis.specification().concreteTypes();
    }

    /** All rows, without line ends. */
    public static List<String> rows(SpecificationAnalysis analysis) {
        ConformanceTable table = new ConformanceTable(analysis);
        List<String> rows = new ArrayList<>();
        analysis.specification().constants().forEach(constant -> rows.add(row(constant)));
        table.types.forEach(type -> rows.add(table.row(type)));
        table.types.forEach(type -> rows.addAll(fields(type)));
        table.types.forEach(type -> rows.add(table.retypeRow(type)));
        return rows;
    }

    private static String row(Constant constant) {
        return String.join("\t", "D", constant.name().toUpperCase(Locale.ROOT), String.valueOf(constant.value()));
    }

    private String row(CapabilityType type) {
        TypeRelations relations = analysis.relations();
        int place = relations.index(type);
        return String.join("\t", "T", String.valueOf(type.number()), type.name(), "root=" + relations.root(place),
                "from=" + type.parent().map(CapabilityType::name).orElse("-"), "from_self=" + bit(type.fromSelf()),
                "revoked_first_nodesc=" + bit(relations.isRevokedFirst(place, false)),
                "revoked_first_desc=" + bit(relations.isRevokedFirst(place, true)));
    }

    private static List<String> fields(CapabilityType type) {
        List<String> rows = new ArrayList<>();
        int offset = 0;
        for (Field field : type.fields()) {
            rows.add(String.join("\t", "F", type.name(), field.name(), field.type().cName(), "off=" + offset,
                    "size=" + field.type().bytes()));
            offset += field.type().bytes();
        }
        return rows;
    }

    private String retypeRow(CapabilityType source) {
        TypeRelations relations = analysis.relations();
        StringBuilder bits = new StringBuilder();
        for (CapabilityType target : types) {
            // A number that no type has stands for nothing that could be made.
            bits.append("0".repeat(target.number() - bits.length()))
                    .append(bit(relations.isWellFounded(relations.index(source), relations.index(target))));
        }
        return String.join("\t", "W", String.valueOf(source.number()), source.name(), bits);
    }

    private static String bit(boolean value) {
        return value ? "1" : "0";
    }
}
