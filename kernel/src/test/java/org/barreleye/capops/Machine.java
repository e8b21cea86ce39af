package org.barreleye.capops;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.barreleye.cpudriver.capability.ObjectKey;
import org.barreleye.exploration.system.SystemState;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.monitor.capops.CapabilityMessage;
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
                silent &= state.inTransit(from, to).isEmpty();
                int pair = from;
                int receiver = to;
                messages(from, to).forEach(message -> add(pair, receiver, message));
            }
        }
    }

    /** The messages from one core to another that are not handled. */
    List<CapabilityMessage> messages(int from, int to) {
        List<CapabilityMessage> messages = new ArrayList<>(waitingForView(from, to));
        addContents(messages, state.inTransit(from, to));
        return messages;
    }

    private static void addContents(List<CapabilityMessage> contents, List<Object> messages) {
        for (Object message : messages) {
            if (message instanceof Message one) {
                contents.add(one.content());
            }
        }
    }

    /** The messages that have arrived at a core and wait until it has installed the view of their sender. */
    private Collection<CapabilityMessage> waitingForView(int from, int to) {
        Collection<CapabilityMessage> waiting = isAlive(to) ? MonitorFields.LATER_MESSAGES.in(
                MonitorFields.VIEWS.in(node(to).monitor())).get(from) : null;
        return waiting == null ? List.of() : waiting;
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

    /** Returns whether all cores have been told of every death and of every core that has joined again. */
    private boolean isTold() {
        for (int core : live) {
            for (int other = 0; other < size(); other++) {
                if (!state.knows(core, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns whether a core is alive, and another one knows its present incarnation. */
    boolean isKnown(int core, int to) {
        return isAlive(core) && state.knows(to, core);
    }

    /** Returns whether a core has died, even if it has joined again. */
    boolean hasDeath() {
        return live.size() < size() || state.hasRejoined();
    }

    CoreState core(int number) {
        return node(number).state();
    }

    ExploredCore node(int number) {
        return (ExploredCore) state.node(number);
    }

    /** The capabilities in messages. */
    List<Moving> moving() {
        return moving;
    }

    /** Returns whether no message is in transit, all deaths are known, and no monitor has to tell something. */
    boolean isSilent() {
        return silent && isTold() && live.stream().noneMatch(core -> node(core).monitor().isHeldUp()
                || node(core).control().deletion().hasWork());
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
