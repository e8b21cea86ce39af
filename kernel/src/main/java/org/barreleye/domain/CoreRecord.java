package org.barreleye.domain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.generated.user.names.FollowingResult;
import org.barreleye.generated.user.names.NamesClient;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * What the name service says of a core.
 *
 * @param core its number
 * @param facts the attributes of its record
 */
public record CoreRecord(int core, Arguments facts) {
    /** The name of a record that is there as soon as those of all cores are that are on when the system is up. */
    public static final String COMPLETE = "cores";

    private static final String PREFIX = "core.";

    /** All cores, on and off, in ascending order of their numbers. */
    static List<CoreRecord> all(NamesClient names) throws CallFailed {
        List<CoreRecord> cores = new ArrayList<>();
        FollowingResult next = names.following(PREFIX);
        while (!next.err().failed() && next.next().startsWith(PREFIX)) {
            cores.add(new CoreRecord(
                    Integer.parseInt(next.next().substring(PREFIX.length())), new Arguments("", next.attributes())));
            next = names.following(next.next());
        }
        cores.sort((one, other) -> Integer.compare(one.core, other.core));
        return cores;
    }

    /** What the record says about a key; a question mark if nothing. */
    public String fact(String key) {
        return facts.variable(key).orElse("?");
    }

    /** Whether it belongs to the system. */
    public boolean isOn() {
        return fact("state").equals("on");
    }

    /** The tag of its instruction set. */
    public String isa() {
        return fact("isa");
    }

    /** The number of its NUMA node. */
    public int node() {
        return Integer.parseInt(fact("node"));
    }
}
