package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes faults as sentences; {@link FaultParser} reads them again as equal faults. */
public final class FaultPrinter {
    private static final List<String> UNITS = List.of("ps", "ns", "us", "ms", "s");
    private static final int THOUSAND = 1_000;

    private FaultPrinter() {}

    /** The sentence of a fault, such as {@code core 5 stops at 3 ms}. */
    public static String print(Fault fault) {
        Iterator<Object> values = fault.values().iterator();
        List<String> words = new ArrayList<>();
        for (String word : fault.form().words()) {
            words.add(switch (word) {
                case "SHARE", "PERCENT" -> values.next() + " %";
                case "TIME" -> time((Long) values.next());
                case "CORE", "NODE", "COUNT", "DEVICE", "PORT" -> values.next().toString();
                default -> word;
            });
        }
        return String.join(" ", words).replace(" - ", "-");
    }

    /** A time as a whole number of the largest unit in which it is one, such as {@code 3 ms}. */
    public static String time(long picoseconds) {
        long number = picoseconds;
        int unit = 0;
        while (number != 0 && number % THOUSAND == 0 && unit < UNITS.size() - 1) {
            number /= THOUSAND;
            unit++;
        }
        return number + " " + UNITS.get(unit);
    }
}
