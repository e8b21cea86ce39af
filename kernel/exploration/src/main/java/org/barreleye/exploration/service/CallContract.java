package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/** The promise of stubs: a call of a client that lives ends once, with a reply or with a failure. */
final class CallContract implements Checker {
    @Override
    public String name() {
        return "each call ends once";
    }

    @Override
    public Optional<String> check(SystemState state) {
        return find(state, false);
    }

    @Override
    public Optional<String> checkAtRest(SystemState state) {
        return find(state, true);
    }

    private static Optional<String> find(SystemState state, boolean atRest) {
        ServiceView<?> view = new ServiceView<>(state);
        for (int client : view.liveClients()) {
            for (CallResult call : view.callsOf(client)) {
                if (call.ends() > 1) {
                    return Optional.of(call + ": it has ended " + call.ends() + " times");
                }
                if (atRest && call.isOutstanding()) {
                    return Optional.of(call + ": it never ends");
                }
            }
        }
        return Optional.empty();
    }
}
