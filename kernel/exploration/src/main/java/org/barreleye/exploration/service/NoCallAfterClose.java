package org.barreleye.exploration.service;

import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.SystemState;

/** No handler or continuation is called by a binding that has ended: the objects of the user stay as they are. */
final class NoCallAfterClose implements Checker {
    @Override
    public String name() {
        return "no call after the end of a binding";
    }

    @Override
    public Optional<String> check(SystemState state) {
        for (int node = 0; node < state.size(); node++) {
            String name = "node " + node;
            Optional<String> found = ((BoundNode) state.node(node)).bindings().callAfterClose();
            if (found.isPresent()) {
                return found.map(call -> name + ": " + call);
            }
        }
        return Optional.empty();
    }
}
