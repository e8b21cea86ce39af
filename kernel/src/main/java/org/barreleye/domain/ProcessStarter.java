package org.barreleye.domain;

import java.util.Optional;
import org.barreleye.domain.error.MissingFeature;
import org.barreleye.generated.user.processes.SpawnGrantingResult;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Manifest.Need;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * Starts programs on behalf of a domain. What the domain passes on it proves with its own capabilities.
 *
 * @param domain the spawner
 */
record ProcessStarter(Domain domain) {
    /** Starts a program and returns the number of its process. */
    long start(int core, String program, String arguments, SpawnTerms terms) throws CallFailed {
        if (terms.equals(SpawnTerms.USUAL)) {
            SpawnResult spawned = domain.processes().spawn(core, program, arguments, "");
            check(core, program, spawned.err());
            return spawned.process();
        }
        SpawnGrantingResult spawned = domain.processes().spawnGranting(core, program, arguments, "",
                terms.quota().sent(), terms.bits(), proof(terms, Need.CONTROL), proof(terms, Need.MEMORY),
                proof(terms, Need.TERMINAL), proof(terms, Need.DEVICES));
        check(core, program, spawned.err());
        return spawned.process();
    }

    private void check(int core, String program, ErrorCode error) throws CallFailed {
        if (error.failed()) {
            Optional<String> missing = MissingFeature.describe(domain.nameService(), program, core, error);
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, missing.isPresent() ? missing.get()
                    : "no '" + program + "' on core " + core + ": " + domain.describe(error)));
        }
    }

    private CapabilityReference proof(SpawnTerms terms, Need authority) {
        return terms.grants().contains(authority) ? authority(authority) : CapabilityReference.ABSENT;
    }

    /** Returns the capability by which the domain has an authority; absent if it does not have it. */
    CapabilityReference authority(Need authority) {
        if (authority == Need.INTERRUPTS) {
            return CapabilityReference.ABSENT; // is not passed on
        }
        CapabilityReference capability = CapabilityReference.at(switch (authority) {
            case CONTROL -> WellKnownSlots.CONTROL;
            case MEMORY -> WellKnownSlots.FIRST_REGION;
            case TERMINAL -> WellKnownSlots.TERMINAL;
            case DEVICES, INTERRUPTS -> WellKnownSlots.INTERRUPT_SOURCE;
        });
        return domain.slots().identify(capability).isPresent() ? capability : CapabilityReference.ABSENT;
    }
}
