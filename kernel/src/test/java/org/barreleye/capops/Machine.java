package org.barreleye.capops;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.exploration.system.SystemState;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.monitor.capops.Transfer;

/** All cores in one state, and the capabilities in the messages between them. */
final class Machine {
    /**
     * A capability on its way.
     *
     * @param capability the capability
     * @param from the core that has sent the message
     * @param to the core that receives it
     * @param message the message
     */
    record Moving(Capability capability, int from, int to, CapabilityMessage message) {
        ObjectKey key() {
            return ObjectKey.of(capability);
        }
    }

    private final SystemState state;
    private final List<Moving> moving = new ArrayList<>();
    private boolean silent = true;

    /** The cores in a state. */
    Machine(SystemState state) {
        this.state = state;
        for (int from = 0; from < state.size(); from++) {
            for (int to = 0; to < state.size(); to++) {
                for (Object message : state.inTransit(from, to)) {
                    silent = false;
                    add(from, to, (CapabilityMessage) message);
                }
            }
        }
    }

    private void add(int from, int to, CapabilityMessage message) {
        if (message instanceof CapabilityMessage.CapSend send && send.transfer().present()) {
            moving.add(moving(send.transfer(), from, to, message));
        } else if (message instanceof CapabilityMessage.CapGrant grant) {
            moving.add(moving(grant.transfer(), from, to, message));
        }
    }

    private static Moving moving(Transfer transfer, int from, int to, CapabilityMessage message) {
        return new Moving(Words.read(transfer.words()), from, to, message);
    }

    int size() {
        return state.size();
    }

    CoreState core(int number) {
        return node(number).state();
    }

    CapabilityNode node(int number) {
        return (CapabilityNode) state.node(number);
    }

    /** The messages from one core to another. */
    List<Object> inTransit(int from, int to) {
        return state.inTransit(from, to);
    }

    /** The capabilities in messages. */
    List<Moving> moving() {
        return moving;
    }

    /** Returns whether no message is in transit and no monitor has to tell another one something. */
    boolean isSilent() {
        boolean isSilent = silent;
        for (int core = 0; core < size() && isSilent; core++) {
            isSilent = !node(core).monitor().isHeldUp();
        }
        return isSilent;
    }

    /** The core that decides about an object: the one that has borrowed its memory, or the one that owns it; or -1. */
    int homeOf(ObjectKey key) {
        int owner = -1;
        for (int number = 0; number < size(); number++) {
            for (CoreState.Borrowed memory : core(number).borrowed()) {
                if (memory.key().equals(key) || memory.key().contains(key)) {
                    return number;
                }
            }
            owner = node(number).owns(key) ? number : owner;
        }
        return owner;
    }
}
