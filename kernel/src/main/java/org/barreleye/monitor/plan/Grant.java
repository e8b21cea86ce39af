package org.barreleye.monitor.plan;

import java.util.List;
import java.util.Optional;
import org.barreleye.domain.quota.Quota;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The authorities and the quota that the domains of one program get. A program's manifest only requests authorities.
 *
 * @param authorities the authorities
 * @param quota the quota of each of its domains
 */
public record Grant(List<Manifest.Need> authorities, Quota quota) {
    /** No authority, and no limit. */
    public static final Grant NONE = new Grant(List.of(), Quota.UNLIMITED);

    /** Keeps the list as it is. */
    public Grant {
        authorities = List.copyOf(authorities);
    }

    /**
     * Returns the first authority that a manifest requests and that neither this nor the spawner grants.
     *
     * @param passedOn the authorities that the spawner passes on
     */
    public Optional<Manifest.Need> missing(Manifest manifest, List<Manifest.Need> passedOn) {
        return manifest.needs().stream().filter(need -> !authorities.contains(need) && !passedOn.contains(need))
                .findFirst();
    }
}
