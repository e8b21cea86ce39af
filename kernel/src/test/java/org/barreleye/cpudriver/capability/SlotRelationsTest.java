package org.barreleye.cpudriver.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.MappingScript.ReferenceRelations;
import org.junit.jupiter.api.Test;

/**
 * With exact relations the mapping database answers otherwise than the reference's where that one is wrong. Every such
 * row is listed in {@code mapping-database-differences.tsv}, with the defect of the reference that it shows.
 */
class SlotRelationsTest {
    /** The kinds of errors of the reference. */
    private enum Defect {
        /** A capability inside a range counts as its descendant although its type does not derive from the other. */
        BLIND_TO_TYPES,
        /** A capability without a range counts as descendant of the one before it in the order, even a sibling. */
        NEIGHBOUR_WITHOUT_RANGE
    }

    @Test
    void differ_from_the_reference_in_these_rows_and_no_others() {
        assertThat(differences()).containsExactlyElementsOf(listed());
    }

    @Test
    void differ_in_descent_only_and_never_in_overlap() {
        assertThat(differences()).allMatch(line -> line.contains("\tdesc is") || line.contains("\tanc"));
    }

    private static List<String> differences() {
        List<String> differences = new ArrayList<>();
        MappingScript script = new MappingScript(ReferenceRelations.EXACT);
        int number = 0;
        for (String line : MappingScript.lines()) {
            String[] row = line.split("\t");
            number++;
            List<String> found = List.of();
            switch (row[0]) {
                case "N" -> script = new MappingScript(ReferenceRelations.EXACT);
                case "I" -> script.insert(Integer.parseInt(row[1]), MappingScript.columns(row, 2));
                case "D" -> script.remove(Integer.parseInt(row[1]));
                case "Q" -> found = script.differences(Integer.parseInt(row[1]), MappingScript.columns(row, 2));
                case "G" -> found = script.rangeDifferences(MappingScript.columns(row, 1));
                default -> { } // the order does not depend on descent
            }
            if (!found.isEmpty()) {
                MappingScript.Slot slot = script.slot(Integer.parseInt(row[1]));
                differences.add(number + "\t" + slot.capability() + "\t" + String.join(", ", found) + "\t"
                        + defect(slot));
            }
        }
        return differences;
    }

    private static Defect defect(MappingScript.Slot slot) {
        return ReferenceRelations.EXACT.size(slot) == 0 ? Defect.NEIGHBOUR_WITHOUT_RANGE : Defect.BLIND_TO_TYPES;
    }

    private static List<String> listed() {
        try (InputStream list =
                SlotRelationsTest.class.getResourceAsStream("/conformance/mapping-database-differences.tsv")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
