package org.barreleye.domain;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.domain.quota.Quota;
import org.barreleye.domain.quota.Resource;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The authorities and quotas that a spawner passes on to a program, beyond those that the policy grants.
 *
 * @param grants the authorities, which the spawner has itself
 * @param quota the quota, which is taken out of that of the spawner; {@link Quota#USUAL} where it gets the usual part
 */
public record SpawnTerms(List<Manifest.Need> grants, Quota quota) {
    /** Nothing but the usual. */
    public static final SpawnTerms USUAL = new SpawnTerms(List.of(), Quota.UNSET);

    /** Copies the list. */
    public SpawnTerms {
        grants = List.copyOf(grants);
    }

    /** Returns these terms with one more authority. */
    public SpawnTerms granting(Manifest.Need authority) {
        List<Manifest.Need> more = new ArrayList<>(grants);
        more.add(authority);
        return new SpawnTerms(more, quota);
    }

    /** Returns these terms with another quota of a resource. */
    public SpawnTerms withQuota(Resource resource, long amount) {
        return new SpawnTerms(grants, quota.with(resource, amount));
    }

    /** Returns the authorities as a set in a message. */
    public long bits() {
        return grants.stream().mapToLong(Manifest.Need::bit).sum();
    }
}
