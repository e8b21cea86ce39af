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

    private static final List<CoreState.Borrowed> NONE = List.of();

    private final SystemState state;
    private final List<Integer> live = new ArrayList<>();
    private final List<Moving> moving = new ArrayList<>();
    private boolean silent = true;

    /** The cores in a state. */
    Machine(SystemState state) {
        this.state = state;
        for (int from = 0; from < state.size(); from++) {
            if (state.isAlive(from)) {
                live.add(from);
            }
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

    boolean isAlive(int core) {
        return state.isAlive(core);
    }

    /** The cores that have not died. */
    List<Integer> live() {
        return live;
    }

    /** Returns whether all cores have been told of every death. */
    private boolean isTold() {
        for (int core : live) {
            for (int other = 0; other < size(); other++) {
                if (!isAlive(other) && node(core).isReachable(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    CoreState core(int number) {
        return node(number).state();
    }

    ExploredCore node(int number) {
        return (ExploredCore) state.node(number);
    }

    /** The messages from one core to another. */
    List<Object> inTransit(int from, int to) {
        return state.inTransit(from, to);
    }

    /** The capabilities in messages. */
    List<Moving> moving() {
        return moving;
    }

    /** Returns whether no message is in transit, all deaths are known, and no monitor has to tell something. */
    boolean isSilent() {
        return silent && isTold() && live.stream().noneMatch(core -> node(core).monitor().isHeldUp());
    }

    /** The core that decides about an object: the one that has borrowed its memory, or the one that owns it; or -1. */
    int homeOf(ObjectKey key) {
        int owner = -1;
        for (int number = 0; number < size(); number++) {
            for (CoreState.Borrowed memory : isAlive(number) ? core(number).borrowed() : NONE) {
                if (memory.key().equals(key) || memory.key().contains(key)) {
                    return number;
                }
            }
            owner = node(number).owns(key) ? number : owner;
        }
        return owner;
    }
}
