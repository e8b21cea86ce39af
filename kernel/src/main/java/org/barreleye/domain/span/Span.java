package org.barreleye.domain.span;

import java.util.Arrays;
import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.interdispatcher.Interdispatcher;
import org.barreleye.generated.user.interdispatcher.InterdispatcherHandler;
import org.barreleye.generated.user.names.LookUpResult;
import org.barreleye.generated.user.processes.Processes;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.SpawnResult;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/** Extends a domain to other cores. For straight-line code; its dispatcher is the first. */
public final class Span {
    private static final String COHERENCE = "domain=";
    // In nanoseconds: how long the record of a core may take to appear.
    private static final long PATIENCE = 1_000_000_000L;

    private final Domain domain;
    private final int home;
    private final String program;
    private final ProcessesClient processes;
    private int extensions;

    private Span(Domain domain, int home, String program, ProcessesClient processes) {
        this.domain = domain;
        this.home = home;
        this.program = program;
        this.processes = processes;
    }

    /**
     * Prepares to extend a domain.
     *
     * @param home the core that the domain is on
     * @param program the name of the {@link SpanProgram} that the further dispatchers run
     */
    public static Span of(Domain domain, int home, String program) throws CallFailed {
        return new Span(domain, home, program, Processes.client(
                domain.connect("processes", channel -> Processes.connect(channel, new ProcessesHandler() {})),
                domain.events()));
    }

    /**
     * Starts a dispatcher on another core, and waits until it can be asked.
     *
     * @throws CallFailed if there is no such core, it is off, or the two cores do not see each other's writes
     */
    public RemoteDispatcher extendTo(int core) throws CallFailed {
        Optional<String> here = coherence(home);
        if (here.isEmpty() || !here.equals(coherence(core))) {
            throw refusal("cores " + home + " and " + core + " are not of one coherence domain, so a domain cannot be on both");
        }
        SpawnResult spawned = spawn(core);
        String name = name(core);
        extensions++;
        if (spawned.err().failed()) {
            throw refusal("no dispatcher can be started on core " + core + ": " + SystemError.describe(spawned.err()));
        }
        return new RemoteDispatcher(core, Interdispatcher.client(
                domain.connect(name, channel -> Interdispatcher.connect(channel, new InterdispatcherHandler() {})),
                domain.events()));
    }

    private SpawnResult spawn(int core) throws CallFailed {
        return processes.spawn(core, program, name(core), "");
    }

    private String name(int core) {
        return program + "." + home + "." + core + "." + extensions;
    }

    /** The coherence domain of a core, as the name service knows it. */
    private Optional<String> coherence(int core) throws CallFailed {
        String name = "core." + core;
        // The records appear when the process service has come up; that may be just now.
        domain.names().waitFor(name, PATIENCE);
        LookUpResult record = domain.names().lookUp(name);
        if (record.err().failed()) {
            throw refusal("there is no core " + core + ": " + SystemError.describe(record.err()));
        }
        return Arrays.stream(record.attributes().split(" "))
                .filter(word -> word.startsWith(COHERENCE) && !word.equals(COHERENCE + "none"))
                .findFirst();
    }

    private static CallFailed refusal(String why) {
        return new CallFailed(new Failure(Failure.Kind.REFUSED, why));
    }
}
