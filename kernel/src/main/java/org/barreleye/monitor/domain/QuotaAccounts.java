package org.barreleye.monitor.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.quota.Quota;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.membership.MonitorLinks;
import org.barreleye.monitor.plan.CoreScopedId;

/**
 * The accounts of the domains of this core. A quota comes from the account of the spawner, on any core, and goes back
 * to it when the domain and all domains that it has started have ended: a program gains nothing by starting others.
 */
public final class QuotaAccounts implements Copyable {
    private final MonitorLinks links;
    private final SortedMap<Long, QuotaAccount> byProcess = new TreeMap<>();

    /** Makes the accounts of a core on which no domain runs. */
    public QuotaAccounts(MonitorLinks links) {
        this.links = links;
    }

    QuotaAccount open(long process, SpawnRequest request) {
        QuotaAccount account = new QuotaAccount(process, request.quota(), request.spawner(), request.setBy());
        byProcess.put(process, account);
        return account;
    }

    void onEnded(QuotaAccount account) {
        account.end();
        closeIfDone(account);
    }

    /** Puts back what was passed on to a child that has ended, or was not spawned. */
    public void takeBack(long process, Quota amount) {
        Optional.ofNullable(byProcess.get(process)).ifPresent(account -> {
            account.takeBack(amount);
            closeIfDone(account);
        });
    }

    private void closeIfDone(QuotaAccount account) {
        if (account.isClosed()) {
            byProcess.remove(account.process());
            if (account.spawner() != 0) {
                links.linkTo(CoreScopedId.coreOf(account.spawner())).ifPresent(link -> link.binding().sendReturnQuota(
                        account.spawner(), QuotaAccount.costOf(account.quota()).sent()));
            }
        }
    }
}
