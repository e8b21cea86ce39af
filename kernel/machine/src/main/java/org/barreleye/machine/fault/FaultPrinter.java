package org.barreleye.machine.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes faults as sentences; {@link FaultParser} reads them again as equal faults. */
public final class FaultPrinter {
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

    /** The sentence of a fault of one of several machines, such as {@code m1: core 5 stops at 3 ms}. */
    public static String print(MachineFault fault) {
        return (fault.machine() == 0 ? "" : "m" + fault.machine() + ": ") + print(fault.fault());
    }

    /** A time as a whole number of the largest unit in which it is one, such as {@code 3 ms}. */
    public static String time(long picoseconds) {
        TimeUnit largest = TimeUnit.PS;
        for (TimeUnit unit : TimeUnit.values()) {
            largest = picoseconds != 0 && picoseconds % unit.picoseconds() == 0 ? unit : largest;
        }
        return picoseconds / largest.picoseconds() + " " + largest.spelling();
    }
}
