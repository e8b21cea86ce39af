package org.barreleye.service.device;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.device.DriverProgram;
import org.barreleye.knowledge.Fact;

/**
 * A driver of the boot image.
 *
 * @param program its name
 * @param kinds the kinds of devices that it drives
 * @param isas the instruction sets that it runs on; empty for any
 */
public record DriverDescription(String program, List<String> kinds, List<String> isas) {
    /** Copies the lists. */
    public DriverDescription {
        kinds = List.copyOf(kinds);
        isas = List.copyOf(isas);
    }

    /** The description of a program. */
    public static DriverDescription of(DriverProgram driver) {
        return new DriverDescription(driver.name(), driver.kinds(), driver.manifest().isas());
    }

    /** The facts by which the knowledge base knows it. */
    List<String> facts() {
        List<String> facts = new ArrayList<>();
        kinds.forEach(kind -> facts.add(Fact.of("drives", program, kind).text()));
        isas.forEach(isa -> facts.add(Fact.of("driver_isa", program, isa).text()));
        return facts;
    }
}
