package org.barreleye.cpudriver.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.MappingScript.ReferenceRelations;
import org.junit.jupiter.api.Test;

/**
 * With the reference system's relations plugged in, the mapping database answers as that system's does, row for row.
 */
class ReferenceConformanceTest {
    private static final int SHOWN_MAX = 10;

    @Test
    void holds_for_every_row() {
        List<String> differences = new ArrayList<>();
        int rows = 0;
        MappingScript script = new MappingScript(ReferenceRelations.INEXACT);
        for (String line : MappingScript.lines()) {
            String[] row = line.split("\t");
            rows++;
            List<String> found = List.of();
            switch (row[0]) {
                case "N" -> script = new MappingScript(ReferenceRelations.INEXACT);
                case "I" -> script.insert(Integer.parseInt(row[1]), MappingScript.columns(row, 2));
                case "D" -> script.remove(Integer.parseInt(row[1]));
                case "O" -> found = line.equals(script.order()) ? List.of() : List.of(script.order());
                case "Q" -> found = script.differences(Integer.parseInt(row[1]), MappingScript.columns(row, 2));
                case "G" -> found = script.rangeDifferences(MappingScript.columns(row, 1));
                default -> throw new AssertionError(line);
            }
            script.database().checkInvariants();
            if (!found.isEmpty() && differences.size() < SHOWN_MAX) {
                differences.add(line + ": " + found);
            }
        }

        assertThat(differences).isEmpty();
        assertThat(rows).isEqualTo(21_168);
    }
}
