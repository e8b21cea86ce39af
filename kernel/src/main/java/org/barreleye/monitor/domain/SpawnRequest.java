package org.barreleye.monitor.domain;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.quota.Quota;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.Manifest;

/**
 * A request to spawn a program.
 *
 * @param programNumber its number in the boot image
 * @param arguments its arguments and environment
 * @param passedOn the authorities that its spawner passes on
 * @param quota its quota
 * @param spawner the process that the quota was taken out of, or 0
 * @param setBy the process that has set the quota, or 0 for the policy of the boot image
 */
public record SpawnRequest(int programNumber, Arguments arguments, List<Manifest.Need> passedOn, Quota quota,
        long spawner, long setBy) implements Copyable {
    /** Returns the authorities that the domain gets: those that it requests, and those that its spawner passes on. */
    List<Manifest.Need> authorities(Manifest manifest) {
        return Stream.concat(manifest.needs().stream(), passedOn.stream()).distinct().toList();
    }
}
