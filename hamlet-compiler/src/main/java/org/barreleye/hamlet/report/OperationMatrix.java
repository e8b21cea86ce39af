package org.barreleye.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.barreleye.hamlet.analysis.SpecificationAnalysis;
import org.barreleye.hamlet.analysis.TypeRelations;
import org.barreleye.hamlet.model.Attributes;
import org.barreleye.hamlet.model.CapabilityType;
import org.barreleye.hamlet.model.Field;
import org.barreleye.hamlet.model.OperationRights;
import org.barreleye.hamlet.model.Right;

/**
 * The operations that each type allows: its copies, the changes of mint, the effect of revoke, and the types that it
 * can be made into.
 *
 * @param operations the rights that operations need, a sentence each
 * @param header the columns
 * @param rows one for each type, as many cells as columns
 * @param legend the meaning of the marks of the derivation
 */
public record OperationMatrix(List<String> operations, List<String> header, List<List<String>> rows,
        List<String> legend) {
    private static final List<String> LEGEND =
            List.of("R: retype makes it", "K: derived, but the kernel alone makes it", "-: several retypes lead there",
            ".: never");

    /** Copies the lists. */
    public OperationMatrix {
        operations = List.copyOf(operations);
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        legend = List.copyOf(legend);
    }

    /** The matrix of a specification. */
    public static OperationMatrix of(SpecificationAnalysis analysis) {
        List<CapabilityType> types = analysis.specification().concreteTypes();
        List<String> header = new ArrayList<>(List.of("type", "copies", "mint changes", "retype again", "travels"));
        types.forEach(type -> header.add(String.valueOf(type.number())));
        List<List<String>> rows = types.stream().map(type -> row(type, types, analysis)).toList();
        return new OperationMatrix(
                analysis.specification().operations().stream().map(OperationMatrix::sentence).toList(), header, rows,
                LEGEND);
    }

    private static String sentence(OperationRights operation) {
        return operation.operation().keyword() + " needs "
                + operation.needs().stream().map(Right::name).collect(Collectors.joining(", "));
    }

    private static List<String> row(CapabilityType type, List<CapabilityType> types, SpecificationAnalysis analysis) {
        List<String> cells = new ArrayList<>();
        cells.add(type.number() + " " + type.name());
        cells.add(copies(type));
        cells.add(type.attributes().mintable().stream().map(Field::name).collect(Collectors.joining(" ", "rights ", ""))
                .strip());
        cells.add(again(type, analysis.relations()));
        cells.add(type.attributes().has(Attributes.Flag.TRANSFERABLE) ? "yes" : "no");
        types.forEach(target -> cells.add(mark(type, target, analysis)));
        return cells;
    }

    private static String copies(CapabilityType type) {
        return switch (type.identity()) {
            case ALWAYS_COPY -> "all";
            case NEVER_COPY -> "none";
            case BY_VALUE -> type.equalityFields().stream().map(Field::name)
                    .collect(Collectors.joining(" ", type.range().address().isPresent() ? "range " : "", "")).strip();
        };
    }

    private static String again(CapabilityType type, TypeRelations relations) {
        int place = relations.index(type);
        if (!relations.isRetypable(place)) {
            return "never";
        }
        return relations.isRevokedFirst(place, true) ? "any time" : "once revoked";
    }

    private static String mark(CapabilityType source, CapabilityType target, SpecificationAnalysis analysis) {
        TypeRelations relations = analysis.relations();
        int from = relations.index(source);
        int to = relations.index(target);
        if (analysis.retype(target).filter(rule -> rule.allowsSource(source)).isPresent()) {
            return "R";
        }
        if (relations.isWellFounded(from, to)) {
            return "K";
        }
        return relations.isBelow(to, from) ? "-" : ".";
    }
}
