package org.barreleye.experiment.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptVectorReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.generated.user.signal.StartReply;
import org.barreleye.generated.user.signal.ObtainReply;
import org.barreleye.generated.user.signal.SignalHandler;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The vectors of two cores, and for each the authority to interrupt it, which is retyped of the capability to the
 * vector. Serves both programs.
 */
final class SignalCapabilities implements SignalHandler, Copyable {
    private static final int VECTORS_OF_A_CORE = 256;
    private static final int VECTOR = 200;
    private static final int PROGRAMS = 2;

    private final Domain domain;
    // By core.
    private final SortedMap<Long, CapabilityReference> vectors = new TreeMap<>();
    private final SortedMap<Long, CapabilityReference> signals = new TreeMap<>();
    private final List<StartReply> waiting = new ArrayList<>();

    SignalCapabilities(Domain domain) {
        this.domain = domain;
    }

    @Override
    public void obtain(long core, long partner, ObtainReply reply) {
        Outcome<Outcome.Unit> made = make(core).flatMap(done -> make(partner));
        if (made.succeeded()) {
            reply.reply(vectors.get(core), signals.get(partner), ErrorCode.NONE);
        } else {
            reply.reply(CapabilityReference.ABSENT, CapabilityReference.ABSENT, ErrorCode.of(made.error()));
        }
    }

    private Outcome<Outcome.Unit> make(long core) {
        if (signals.containsKey(core)) {
            return Outcome.unit();
        }
        CapabilityAddress vector = domain.slots().take();
        CapabilityAddress signal = domain.slots().take();
        Outcome<Outcome.Unit> made = WellKnown.ROOT.retype(domain.syscalls(),
                new InterruptDestinationReference(WellKnownSlots.INTERRUPT_DESTINATION),
                core * VECTORS_OF_A_CORE + VECTOR, Retype.INTERRUPT_VECTOR, 1, 1, vector)
                .flatMap(done -> WellKnown.ROOT.retype(domain.syscalls(), new InterruptVectorReference(vector), 0,
                        Retype.NOTIFY_INTERRUPT, 1, 1, signal));
        if (made.succeeded()) {
            vectors.put(core, CapabilityReference.at(vector));
            signals.put(core, CapabilityReference.at(signal));
        }
        return made;
    }

    @Override
    public void start(StartReply reply) {
        waiting.add(reply);
        if (waiting.size() == PROGRAMS) {
            waiting.forEach(each -> each.reply(ErrorCode.NONE));
            waiting.clear();
        }
    }
}
