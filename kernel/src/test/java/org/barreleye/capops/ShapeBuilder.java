package org.barreleye.capops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.monitor.capops.RetypeRequest;

/** Builds the begin of an exploration: cores that have come to rest after some operations of the protocol itself. */
final class ShapeBuilder {
    /** The size of the memory that core 0 owns. */
    static final long BYTES = 4 * ExploredCore.PAGE;

    private static final long BASE = 16 * ExploredCore.PAGE;

    private record Message(int from, int to, Object content) {}

    private final List<ExploredCore> nodes = new ArrayList<>();
    private final Deque<Message> inTransit = new ArrayDeque<>();

    /** Cores, the first of which owns memory and has a capability to it in slot 0. */
    ShapeBuilder(int cores, int slots, Faults faults) {
        for (int core = 0; core < cores; core++) {
            nodes.add(new ExploredCore(core, slots, faults));
        }
        nodes.get(0).own(BASE, BYTES);
    }

    /** The number of cores. */
    int cores() {
        return nodes.size();
    }

    /** The third core, or the first one if there are two. */
    int third() {
        return nodes.size() > 2 ? 2 : 0;
    }

    List<ExploredCore> nodes() {
        return nodes;
    }

    /** Sends a copy of what is in a slot. */
    ShapeBuilder copy(int core, int slot, int to) {
        return act(core, new Action(OperationKind.COPY, slot, to));
    }

    /** Sends what is in a slot. */
    ShapeBuilder move(int core, int slot, int to) {
        return act(core, new Action(OperationKind.MOVE, slot, to));
    }

    /** Makes a copy with fewer rights in the first empty slot. */
    ShapeBuilder mint(int core, int slot) {
        return act(core, new Action(OperationKind.MINT, slot, core));
    }

    /** Deletes what is in a slot. */
    ShapeBuilder delete(int core, int slot) {
        return act(core, new Action(OperationKind.DELETE, slot, core));
    }

    /** Makes an object of some pages, in the last empty slot. */
    ShapeBuilder retype(int core, int slot, ObjectType type, long firstPage, long pages) {
        nodes.get(core).retype(slot, new RetypeRequest(firstPage * ExploredCore.PAGE, type.number(),
                pages * ExploredCore.PAGE, 1), new Sending(core));
        return deliverAll();
    }

    private ShapeBuilder act(int core, Action action) {
        nodes.get(core).start(action, new Sending(core));
        return deliverAll();
    }

    private ShapeBuilder deliverAll() {
        while (!inTransit.isEmpty()) {
            Message first = inTransit.remove();
            nodes.get(first.to).receive(first.from, first.content, new Sending(first.to));
        }
        return this;
    }

    /** The messages of a core are delivered before the next operation. */
    private final class Sending implements Outbox {
        private final int from;

        private Sending(int from) {
            this.from = from;
        }

        @Override
        public void send(int to, Object message) {
            inTransit.add(new Message(from, to, message));
        }

        @Override
        public boolean trySend(int to, Object message) {
            send(to, message);
            return true;
        }

        @Override
        public boolean hasRoom(int to) {
            return true;
        }

        @Override
        public void record(Object event) {}
    }
}
