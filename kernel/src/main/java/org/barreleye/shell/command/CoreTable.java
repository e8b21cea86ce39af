package org.barreleye.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NextRecordResult;
import org.barreleye.kpi.outcome.CallFailed;

/** The cores of the machine, read from the records {@code core.N} of the name service. */
final class CoreTable {
    private static final String PREFIX = "core.";

    private CoreTable() {}

    /** Returns the cores in the order of their numbers. */
    static List<Row> read(NameserviceClient names) throws CallFailed {
        List<Row> rows = new ArrayList<>();
        for (NextRecordResult record : NameTable.read(names, PREFIX)) {
            String number = record.next().substring(PREFIX.length());
            if (number.chars().allMatch(Character::isDigit) && !number.isEmpty()) {
                rows.add(new Row(Long.parseLong(number), attributes(record.attributes())));
            }
        }
        rows.sort(Comparator.comparingLong(Row::number));
        return rows;
    }

    private static SortedMap<String, String> attributes(String words) {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (String word : words.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                attributes.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return attributes;
    }

    /**
     * A core.
     *
     * @param number its number
     * @param attributes the attributes of its record
     */
    record Row(long number, SortedMap<String, String> attributes) {
        /** Returns an attribute, or a dash if the record has none of this name. */
        String attribute(String name) {
            return attributes.getOrDefault(name, "-");
        }

        boolean isOn() {
            return attribute("state").equals("on");
        }
    }
}
