package org.barreleye.service.interrupt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.knowledge.KnowledgeConnection;
import org.barreleye.domain.knowledge.SolutionListener;
import org.barreleye.generated.user.InterruptDestinationIdentifyResult;
import org.barreleye.generated.user.InterruptDestinationReference;
import org.barreleye.generated.user.InterruptSourceIdentifyResult;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * The routes of all clients. Requests are served one after the other: the path of each is found when the knowledge base
 * knows the routes before it.
 */
final class InterruptRoutes implements Copyable {
    private static final long VECTORS_OF_A_CORE = 256;

    private final Domain domain;
    private final ControllerTable controllers;
    private final KnowledgeConnection knowledge;
    // By the number of the line.
    private final SortedMap<Long, InterruptPath> routes = new TreeMap<>();
    // The first one is being served.
    private final Deque<RouteRequest> requests = new ArrayDeque<>();

    InterruptRoutes(Domain domain, ControllerTable controllers) {
        this.domain = domain;
        this.controllers = controllers;
        knowledge = new KnowledgeConnection(domain);
    }

    void start() {
        knowledge.open();
    }

    ControllerTable controllers() {
        return controllers;
    }

    void request(RouteRequest request) {
        requests.add(request);
        if (requests.size() == 1) {
            serve(request);
        }
    }

    private void serve(RouteRequest request) {
        Outcome<InterruptSourceIdentifyResult> source = request.source().identify(domain.syscalls());
        Outcome<InterruptDestinationIdentifyResult> vectors = request.destination().identify(domain.syscalls());
        if (!source.succeeded() || !vectors.succeeded()) {
            refuse(ErrorCode.of(source.succeeded() ? vectors.error() : source.error()));
        } else if (source.value().count() != 1) {
            refuse(SystemError.NOT_ONE_LINE.code());
        } else if (routes.containsKey(source.value().first())) {
            refuse(SystemError.LINE_ROUTED.code());
        } else {
            long line = source.value().first();
            long first = Math.max(vectors.value().first(), request.core() * VECTORS_OF_A_CORE);
            long end = Math.min(vectors.value().first() + vectors.value().count(),
                    (request.core() + 1) * VECTORS_OF_A_CORE);
            knowledge.ask(InterruptPath.query(line, first, end - first), new PathReply(this, line));
        }
    }

    private void refuse(ErrorCode error) {
        RouteRequest refused = requests.element();
        refused.refuse(error);
        finish(refused);
    }

    private void finish(RouteRequest request) {
        domain.delete(CapabilityReference.at(request.source().address()));
        domain.delete(CapabilityReference.at(request.destination().address()));
        requests.remove();
        if (!requests.isEmpty()) {
            serve(requests.element());
        }
    }

    /** The knowledge base has answered the first request. */
    private void onPath(long line, InterruptPath path) {
        RouteRequest request = requests.element();
        if (!controllers.hasAll(path) || request.session().isClosed()) {
            refuse(SystemError.NO_ROUTE.code());
            return;
        }
        Outcome<CapabilityReference> vector = vector(request.destination(), path);
        if (!vector.succeeded()) {
            refuse(ErrorCode.of(vector.error()));
            return;
        }
        routes.put(line, path);
        request.session().onMade(path);
        path.facts().forEach(knowledge::add);
        request.reply().reply(vector.value(), controllers.isLatched(path), ErrorCode.NONE);
        finish(request);
    }

    private Outcome<CapabilityReference> vector(InterruptDestinationReference vectors, InterruptPath path) {
        CapabilityAddress slot = domain.slots().take();
        Outcome<CapabilityReference> made = vectors.identify(domain.syscalls())
                .flatMap(range -> WellKnown.ROOT.retype(domain.syscalls(), vectors,
                path.core() * VECTORS_OF_A_CORE + path.vector() - range.first(), Retype.INTERRUPT_VECTOR, 1, 1, slot))
                .map(done -> CapabilityReference.at(slot));
        if (!made.succeeded()) {
            domain.slots().free(slot);
        }
        return made;
    }

    /** Removes a route: the controllers mask its line. */
    void remove(InterruptPath path) {
        routes.remove(path.source());
        controllers.mask(path);
        path.facts().forEach(knowledge::remove);
    }

    /** Reads the answer to the first request. */
    private record PathReply(InterruptRoutes routes, long line) implements SolutionListener {
        @Override
        public void onSolution(SortedMap<String, String> values) {
            routes.onPath(line, InterruptPath.of(line, values));
        }

        @Override
        public void onNoSolution() {
            routes.refuse(SystemError.NO_ROUTE.code());
        }

        @Override
        public void onProblem(String problem) {
            routes.domain.syscalls().print("cannot ask for a path: " + problem);
            routes.refuse(SystemError.PEER_GONE.code());
        }
    }
}
