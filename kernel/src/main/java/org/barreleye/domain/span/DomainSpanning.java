package org.barreleye.domain.span;

import java.util.Arrays;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.interdisp.InterdispBinding;
import org.barreleye.generated.user.interdisp.InterdispInterface;
import org.barreleye.generated.user.nameservice.LookUpResult;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/** Extends a domain to other cores. For threaded programs, whose dispatcher is the first. */
public final class DomainSpanning {
    private static final String COHERENCE_ATTRIBUTE = "domain=";
    private static final long RECORD_TIMEOUT_NANOSECONDS = 1_000_000_000L;

    private final Domain domain;
    private final int firstCore;
    private final String program;
    private final ProcessesClient processes;
    private int extensions;

    private DomainSpanning(Domain domain, int firstCore, String program, ProcessesClient processes) {
        this.domain = domain;
        this.firstCore = firstCore;
        this.program = program;
        this.processes = processes;
    }

    /**
     * Prepares to extend a domain.
     *
     * @param firstCore the core that the domain is on
     * @param program the name of the {@link SpanProgram} that the further dispatchers run
     */
    public static DomainSpanning of(Domain domain, int firstCore, String program) throws CallFailed {
        return new DomainSpanning(domain, firstCore, program, ProcessesInterface.client(
                domain.connect("processes", channel -> ProcessesInterface.connect(channel, new ProcessesHandler() {})),
                domain.events()));
    }

    /**
     * Starts a dispatcher on another core, and waits until it is bound.
     *
     * @throws CallFailed if there is no such core, it is off, or the two cores are not of one coherence domain
     */
    public RemoteDispatcher extendTo(int core) throws CallFailed {
        Optional<String> firstDomain = coherence(firstCore);
        if (firstDomain.isEmpty() || !firstDomain.equals(coherence(core))) {
            throw refusal("cores " + firstCore + " and " + core
                    + " are not of one coherence domain, so a domain cannot be on both");
        }
        SpawnResult spawned = spawn(core);
        String name = name(core);
        extensions++;
        if (spawned.err().failed()) {
            throw refusal("no dispatcher can be started on core " + core + ": " + SystemError.describe(spawned.err()));
        }
        SharedSpaceChanges changes = new SharedSpaceChanges(domain);
        InterdispBinding binding =
                domain.connect(name, channel -> InterdispInterface.connect(channel, changes));
        changes.attach(binding);
        return new RemoteDispatcher(core, InterdispInterface.client(binding, domain.events()), changes);
    }

    private SpawnResult spawn(int core) throws CallFailed {
        return processes.spawn(core, program, name(core), "");
    }

    private String name(int core) {
        return program + "." + firstCore + "." + core + "." + extensions;
    }

    /** The coherence domain of a core, from its record in the name service. */
    private Optional<String> coherence(int core) throws CallFailed {
        String name = "core." + core;
        // The process service registers the records; it may have just started.
        domain.waitForName(name, RECORD_TIMEOUT_NANOSECONDS);
        LookUpResult record = domain.nameService().lookUp(name);
        if (record.err().failed()) {
            throw refusal("there is no core " + core + ": " + SystemError.describe(record.err()));
        }
        return Arrays.stream(record.attributes().split(" "))
                .filter(word -> word.startsWith(COHERENCE_ATTRIBUTE) && !word.equals(COHERENCE_ATTRIBUTE + "none"))
                .findFirst();
    }

    private static CallFailed refusal(String why) {
        return new CallFailed(new Failure(Failure.Kind.REFUSED, why));
    }
}
