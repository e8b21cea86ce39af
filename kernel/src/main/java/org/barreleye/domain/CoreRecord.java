package org.barreleye.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.nameservice.NextRecordResult;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The record of a core in the name service.
 *
 * @param core its number
 * @param attributes the attributes of its record
 */
public record CoreRecord(int core, Arguments attributes) {
    /** The name of a record that is registered after the records of all cores that start at boot. */
    public static final String ALL_REGISTERED = "cores";

    /** The beginning of the names of the records of cores. */
    public static final String PREFIX = "core.";

    private static final String NONE = "none";

    /** The name of the record of a core. */
    public static String name(int core) {
        return PREFIX + core;
    }

    /** All cores, on and off, in ascending order of their numbers. */
    static List<CoreRecord> all(NameserviceClient names) throws CallFailed {
        List<CoreRecord> cores = new ArrayList<>();
        NextRecordResult next = names.nextRecord(PREFIX);
        while (!next.err().failed() && next.next().startsWith(PREFIX)) {
            cores.add(new CoreRecord(
                    Integer.parseInt(next.next().substring(PREFIX.length())), new Arguments("", next.attributes())));
            next = names.nextRecord(next.next());
        }
        cores.sort((one, other) -> Integer.compare(one.core, other.core));
        return cores;
    }

    /** The value of a key, or a question mark if the record has none. */
    public String attribute(String key) {
        return attributes.variable(key).orElse("?");
    }

    /** Returns whether the core belongs to the system. */
    public boolean isOn() {
        return attribute("state").equals("on");
    }

    /** The coherence domain of its cache; empty if no hardware keeps it coherent. */
    public Optional<String> coherenceDomain() {
        return Optional.of(attribute("domain")).filter(domain -> !domain.equals(NONE));
    }

    /** The tag of its instruction set. */
    public String isa() {
        return attribute("isa");
    }

    /** The number of its NUMA node. */
    public int node() {
        return Integer.parseInt(attribute("node"));
    }
}
