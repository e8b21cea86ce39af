package org.barreleye.domain.bulk;

import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/**
 * The cores of two domains, from whose properties the mechanism follows.
 *
 * @param local the record of the core of this domain
 * @param remote the record of the core of the other domain
 */
public record CorePair(CoreRecord local, CoreRecord remote) implements Copyable {
    /**
     * Finds the records of two cores, and waits for the answer. Threaded programs only.
     *
     * @throws CallFailed if there is no such core
     */
    public static CorePair find(Domain domain, int local, int remote) throws CallFailed {
        Optional<CoreRecord> one = domain.cores().stream().filter(core -> core.core() == local).findFirst();
        Optional<CoreRecord> other = domain.cores().stream().filter(core -> core.core() == remote).findFirst();
        if (one.isEmpty() || other.isEmpty()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, KernelError.NO_SUCH_CORE.sentence() + ": "
                    + (one.isEmpty() ? local : remote)));
        }
        return new CorePair(one.get(), other.get());
    }

    /**
     * Finds the records of two cores. For reactors.
     *
     * @param continuation receives them; refused with {@link KernelError#NO_SUCH_CORE} if one has no record
     */
    public static void find(Domain domain, int local, int remote, Consumer<Outcome<CorePair>> continuation) {
        new CorePairLookup(local, remote, continuation).begin(domain);
    }

    /** The mechanism between them, if both reach the memory. */
    public BulkMechanism mechanism() {
        return local.core() == remote.core() || isInOneDomain() ? BulkMechanism.COHERENT
                : BulkMechanism.CACHE_MAINTENANCE;
    }

    private boolean isInOneDomain() {
        return local.coherenceDomain().isPresent() && local.coherenceDomain().equals(remote.coherenceDomain());
    }

    private static String domain(CoreRecord core) {
        return core.attribute("domain");
    }

    /** The properties for which a mechanism was picked, in one sentence. */
    String reason(BulkMechanism mechanism) {
        String both = "cores " + local.core() + " and " + remote.core();
        return switch (mechanism) {
            case COHERENT -> local.core() == remote.core() ? "both domains are on core " + local.core()
                    : both + " are both in coherence domain " + domain(local);
            case CACHE_MAINTENANCE -> "both reach the memory, and the caches of core " + local.core()
                    + " (coherence domain " + domain(local) + ") and core " + remote.core() + " (" + domain(remote)
                    + ") are not coherent";
            case MESSAGE -> both + " do not both reach the memory";
        };
    }

    /** The clock of the core of this domain. */
    long megahertz() {
        return Long.parseLong(local.attribute("mhz"));
    }
}
