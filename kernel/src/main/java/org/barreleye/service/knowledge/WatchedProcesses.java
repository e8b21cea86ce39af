package org.barreleye.service.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.processes.MeasureDistanceContinuation;
import org.barreleye.generated.user.processes.NextProcessContinuation;
import org.barreleye.generated.user.processes.ProcessesBinding;
import org.barreleye.generated.user.processes.ProcessesHandler;
import org.barreleye.generated.user.processes.ProcessesInterface;
import org.barreleye.generated.user.processes.State;
import org.barreleye.generated.user.processes.WatchContinuation;
import org.barreleye.knowledge.Fact;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The facts about processes, as the process service reports them, and what it is asked besides. It is bound on the
 * first use, so a system whose knowledge base is not used pays nothing.
 */
final class WatchedProcesses implements Connector<ProcessesBinding>, BindListener<ProcessesBinding>, ProcessesHandler,
        Copyable {
    private static final long NAME_TIMEOUT = 500_000_000;

    private final Domain domain;
    private final SharedKnowledge knowledge;
    private final SortedMap<Long, Fact> facts = new TreeMap<>();
    // Requests from before the process service is bound, and those that it has not answered before it ended.
    private final List<Request> early = new ArrayList<>();
    private Optional<ProcessesBinding> binding = Optional.empty();
    private boolean begun;
    private boolean watching;
    private boolean known;

    WatchedProcesses(Domain domain, SharedKnowledge knowledge) {
        this.domain = domain;
        this.knowledge = knowledge;
    }

    /** Something that the process service is asked. */
    interface Request extends Copyable {
        /** Sends it. */
        void send(ProcessesBinding processes);

        /** The process service cannot be asked. */
        void onUnavailable();
    }

    /** Returns whether the facts are those of all processes. */
    boolean areKnown() {
        return known;
    }

    /** Begins to watch, unless that has begun. */
    void begin() {
        if (!begun) {
            begun = true;
            domain.connect("processes", NAME_TIMEOUT, this, this);
        } else if (!known && !watching) {
            binding.ifPresent(this::watch); // it was refused before
        }
    }

    private void watch(ProcessesBinding processes) {
        watching = true;
        processes.sendWatch(new Watching(this));
    }

    /** Asks for the program of a client. */
    void identify(long process, KnowledgeSession session) {
        request(new Identification(this, process, session));
    }

    /** Asks for the distance of two cores. */
    void measure(int from, int to, MeasureDistanceContinuation continuation) {
        request(new Measurement(from, to, continuation));
    }

    private void request(Request request) {
        begin();
        if (binding.isPresent()) {
            request.send(binding.get());
        } else {
            early.add(request);
        }
    }

    @Override
    public ProcessesBinding connect(Channel channel) {
        return ProcessesInterface.connect(channel, this);
    }

    @Override
    public void bound(ProcessesBinding bound) {
        binding = Optional.of(bound);
        watch(bound);
        List<Request> requests = List.copyOf(early);
        early.clear();
        requests.forEach(request -> request.send(bound));
    }

    @Override
    public void processStarted(long process, long core, String program) {
        Fact fact = Fact.of("process", process, program, core);
        if (knowledge.add(fact)) {
            facts.put(process, fact);
        }
    }

    @Override
    public void processEnded(long process) {
        Fact fact = facts.remove(process);
        if (fact != null) {
            knowledge.remove(fact);
        }
    }

    private void onWatching(boolean succeeded) {
        watching = false;
        known = succeeded;
        knowledge.onProcessesAnswered();
    }

    /** There is no process service; the next question tries again. */
    @Override
    public void failed(Failure failure) {
        reset();
        List<Request> requests = List.copyOf(early);
        early.clear();
        requests.forEach(Request::onUnavailable);
        knowledge.onProcessesAnswered();
    }

    /** The process service has ended: the next one is asked what this one has not answered. */
    @Override
    public void onClosed(Failure reason) {
        reset();
        if (!early.isEmpty()) {
            begin();
        }
        knowledge.onProcessesAnswered();
    }

    private void reset() {
        begun = false;
        watching = false;
        known = false;
        binding = Optional.empty();
        facts.values().forEach(knowledge::remove);
        facts.clear();
    }

    /** The process service ends, which {@link #onClosed} is called for next. */
    private void askNext(Request request) {
        early.add(request);
    }

    /** The answer to the request to watch. */
    private record Watching(WatchedProcesses processes) implements WatchContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            processes.onWatching(!err.failed());
        }

        @Override
        public void failed(Failure failure) {
            processes.onWatching(false);
        }
    }

    /** A request for the program of a client. */
    private record Identification(WatchedProcesses watched, long process, KnowledgeSession session)
            implements Request, NextProcessContinuation {
        @Override
        public void send(ProcessesBinding processes) {
            processes.sendNextProcess(process - 1, this);
        }

        @Override
        public void replied(long next, long core, State state, int status, String program, String arguments,
                boolean service, ErrorCode err) {
            session.onIdentified(new ClientProgram(program, service && next == process && !err.failed()));
        }

        @Override
        public void failed(Failure failure) {
            if (failure.kind() == Failure.Kind.PEER_GONE) {
                watched.askNext(this);
            } else {
                onUnavailable();
            }
        }

        @Override
        public void onUnavailable() {
            session.onNotIdentified();
        }
    }

    /** A request for a distance. */
    private record Measurement(int from, int to, MeasureDistanceContinuation continuation) implements Request {
        @Override
        public void send(ProcessesBinding processes) {
            processes.sendMeasureDistance(from, to, continuation);
        }

        @Override
        public void onUnavailable() {
            continuation.failed(new Failure(Failure.Kind.PEER_GONE, "the process service is not there"));
        }
    }
}
