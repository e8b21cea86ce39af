package org.barreleye.cpudriver.capability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.reference.kernel.Capability;
import org.barreleye.reference.kernel.Relations;
import org.barreleye.reference.user.ObjectType;

/**
 * One script of the reference's mapping database: the same entries in a database of ours, and the questions that were
 * asked.
 */
final class MappingScript {
    private static final String CAPABILITIES = "org.barreleye.reference.kernel.";

    private final CapabilityRelations<Slot> relations;
    private final MappingDatabase<Slot> database;
    private final Map<Integer, Slot> slots = new LinkedHashMap<>();

    MappingScript(CapabilityRelations<Slot> relations) {
        this.relations = relations;
        database = new MappingDatabase<>(relations);
    }

    MappingDatabase<Slot> database() {
        return database;
    }

    Slot slot(int id) {
        return slots.get(id);
    }

    void insert(int id, Map<String, String> columns) {
        Slot slot = new Slot(id, capability(columns));
        slots.put(id, slot);
        database.insert(slot);
    }

    void remove(int id) {
        database.remove(slots.remove(id));
    }

    private Capability capability(Map<String, String> columns) {
        try {
            Class<?> type = Class.forName(CAPABILITIES + columns.get("type").replace("_", "") + "Capability");
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = value(columns, components[i]);
            }
            return (Capability) type.getConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(columns.toString(), e);
        }
    }

    private Object value(Map<String, String> columns, RecordComponent component) {
        String name = component.getName().replaceAll("(\\p{Lu})", "_$1").toLowerCase(java.util.Locale.ROOT);
        String text = columns.getOrDefault(name, "0");
        if (component.getType() == Capability.class) {
            return slots.get(Integer.parseInt(text)).capability;
        }
        long number = Long.parseUnsignedLong(text, 16);
        return component.getType() == int.class ? (Object) (int) number : (Object) number;
    }

    String order() {
        StringBuilder order = new StringBuilder("O");
        database.entries().forEach(slot -> order.append('\t').append(slot.id));
        return order.toString();
    }

    List<String> differences(int id, Map<String, String> expected) {
        Slot slot = slots.get(id);
        List<String> differences = new ArrayList<>();
        compare(differences, expected, "desc", database.hasDescendants(slot) ? "1" : "0");
        compare(differences, expected, "anc", database.ancestor(slot).isPresent() ? "1" : "0");
        compare(differences, expected, "ancid", id(database.ancestor(slot)));
        compare(differences, expected, "copies", database.hasCopies(slot) ? "1" : "0");
        compare(differences, expected, "pred", id(database.predecessor(slot)));
        compare(differences, expected, "succ", id(database.successor(slot)));
        compareUpToCopies(differences, expected, "less", database.lastLess(slot));
        compareUpToCopies(differences, expected, "greater", database.firstGreater(slot));
        return differences;
    }

    private void compare(List<String> differences, Map<String, String> expected, String question, String answer) {
        if (!expected.get(question).equals(answer)) {
            differences.add(question + " is " + expected.get(question) + " and not " + answer);
        }
    }

    private void compareUpToCopies(
            List<String> differences, Map<String, String> expected, String question, Optional<Slot> answer) {
        Slot other = slots.get(Integer.parseInt(expected.get(question)));
        boolean same = answer.isPresent()
                ? other != null && relations.compare(answer.get(), other) == 0
                : other == null;
        if (!same) {
            differences.add(question + " is " + expected.get(question) + " and not " + id(answer));
        }
    }

    List<String> rangeDifferences(Map<String, String> columns) {
        int root = Arrays.stream(ObjectType.values())
                .filter(type -> type.declaredName().equals(columns.get("root")))
                .mapToInt(Relations::typeRoot)
                .findFirst()
                .orElseThrow();
        int limit = Integer.parseInt(columns.get("max"));
        RangeQueryResult<Slot> answer = database.overlap(root, Long.parseUnsignedLong(columns.get("addr"), 16),
                Long.parseUnsignedLong(columns.get("size"), 16));
        List<String> differences = new ArrayList<>();
        if (columns.get("id").equals("any")) {
            // The reference stops at the first that is above the limit; which one that is depends on its tree.
            return answer.overlap().ordinal() > limit ? differences : List.of("nothing is above the limit");
        }
        compare(differences, columns, "res", Integer.toString(answer.overlap().ordinal()));
        compare(differences, columns, "id", id(answer.entry()));
        return differences;
    }

    private static String id(Optional<Slot> slot) {
        return slot.map(found -> Integer.toString(found.id)).orElse("-1");
    }

    /** A slot that holds a capability. Slots are ordered by their numbers where the capabilities are copies. */
    @NotCopyable("not copied here")
    record Slot(int id, Capability capability) implements Copyable {}

    /** The relations of the reference's specification. */
    enum ReferenceRelations implements CapabilityRelations<Slot> {
        /** As in the reference: without regard to types, and by the begin of a range only. */
        INEXACT {
            @Override
            public boolean isAncestor(Slot ancestor, Slot child) {
                boolean reachesAsFar =
                        Ranges.compareEnds(address(ancestor), size(ancestor), address(child), size(child)) >= 0;
                boolean surroundsStart = address(ancestor) != address(child)
                        && Ranges.endsAfter(address(ancestor), size(ancestor), address(child));
                return root(ancestor) == root(child) && (reachesAsFar || surroundsStart);
            }
        },
        /** As the specification of the reference intends: exact over types and ranges. */
        EXACT {
            @Override
            public boolean isAncestor(Slot ancestor, Slot child) {
                return Relations.isDescendant(child.capability, ancestor.capability);
            }
        };

        @Override
        public int root(Slot slot) {
            return Relations.typeRoot(slot.capability.type());
        }

        @Override
        public long address(Slot slot) {
            return Relations.address(slot.capability);
        }

        @Override
        public long size(Slot slot) {
            return Relations.size(slot.capability);
        }

        @Override
        public int compare(Slot left, Slot right) {
            return Relations.compare(left.capability, right.capability);
        }

        @Override
        public int breakTie(Slot left, Slot right) {
            return Integer.compare(left.id, right.id);
        }

        @Override
        public int flags(Slot slot) {
            return 0;
        }

        @Override
        public boolean isCopy(Slot left, Slot right) {
            return org.barreleye.reference.kernel.ReferenceRelations.isCopy(left.capability, right.capability);
        }
    }

    static Map<String, String> columns(String[] row, int from) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = from; i < row.length; i++) {
            int split = row[i].indexOf('=');
            columns.put(row[i].substring(0, split), row[i].substring(split + 1));
        }
        return columns;
    }

    static List<String> lines() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(MappingScript.class.getResourceAsStream(
                        "/conformance/mapping-database.tsv.gz")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
