package org.barreleye.capops;

import java.util.OptionalInt;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.monitor.capops.OperationListener;
import org.barreleye.monitor.capops.SpaceSlot;
import org.barreleye.monitor.capops.WireCapability;

/** Adds what a monitor knows of operations under way to a hash. */
final class MonitorHash {
    private final ExploredCore node;

    MonitorHash(ExploredCore node) {
        this.node = node;
    }

    void addTo(StateHash hash) {
        Object revokes = MonitorFields.REVOKES.in(node.monitor());
        hash.add(node.monitor().isHeldUp());
        MonitorFields.REQUESTS.in(revokes).forEach((number, request) -> {
            SpaceSlot slot = MonitorFields.REQUEST_SLOT.in(request);
            hash.add(number).add(slot.root().slot()).add(slot.address().slot());
            add(hash, MonitorFields.REQUEST_LISTENER.in(request));
        });
        hash.add(-1);
        MonitorFields.RUNNING.in(revokes).forEach((number, running) -> {
            hash.add(number).addNode(MonitorFields.RUNNING_REQUESTER.in(running).core())
                    .add(MonitorFields.RUNNING_REQUESTER.in(running).request())
                    .add(MonitorFields.RUNNING_IS_ASKING.in(running));
            MonitorFields.RUNNING_KEY.in(running).ifPresent(key -> addKey(hash, key));
            addAsked(hash, MonitorFields.RUNNING_ASKED.in(running));
        });
        hash.add(-2);
        MonitorFields.KEEPING.in(revokes).forEach((request, number) -> hash.add(request).add(number));
        hash.add(-6);
        for (Object waiting : MonitorFields.WAITING.in(revokes)) {
            if (MonitorFields.LOCAL_REQUEST.isInstance(waiting)) {
                hash.add(MonitorFields.LOCAL_NUMBER.in(waiting));
            } else {
                hash.add(-3).addNode(MonitorFields.REMOTE_FROM.in(waiting))
                        .add(MonitorFields.REMOTE_REQUEST.in(waiting));
                add(hash, MonitorFields.REMOTE_CAPABILITY.in(waiting));
            }
        }
        hash.add(-4);
        MonitorFields.BRANCHES.in(MonitorFields.REVOKE_BRANCHES.in(revokes)).forEach((key, branch) -> {
            addKey(hash, key);
            MonitorFields.BRANCH_ASKERS.in(branch).forEach(hash::addNode);
            addAsked(hash, MonitorFields.BRANCH_ASKED.in(branch));
            hash.add(MonitorFields.BRANCH_OWN.in(branch).ordinal()).add(MonitorFields.BRANCH_POSITION.in(branch))
                    .add(MonitorFields.BRANCH_KEPT.in(branch));
            new Message(MonitorFields.BRANCH_REQUEST.in(branch)).addTo(hash);
        });
        Object links = MonitorFields.LINKS.in(node.monitor());
        MonitorFields.SENT.in(links).forEach((core, count) -> hash.addNode(core).add(count));
        hash.add(-10);
        MonitorFields.RECEIVED.in(links).forEach((core, count) -> hash.addNode(core).add(count));
        hash.add(-5);
        MonitorFields.PENDING.in(MonitorFields.RETYPES.in(node.monitor())).forEach((number, pending) -> {
            hash.add(number).addNode(MonitorFields.PENDING_SOURCE.in(pending).home())
                    .add(MonitorFields.PENDING_OBJECTS.in(pending).type())
                    .add(MonitorFields.PENDING_ROOT.in(pending).slot())
                    .add(MonitorFields.PENDING_DESTINATION.in(pending).slot());
            add(hash, MonitorFields.PENDING_SOURCE.in(pending).words());
            add(hash, MonitorFields.PENDING_LISTENER.in(pending));
        });
        if (node.isMortal()) {
            addForDeathsTo(hash, revokes);
        }
    }

    /** Adds what matters only when a core dies. */
    private void addForDeathsTo(StateHash hash, Object revokes) {
        MonitorFields.REQUESTS.in(revokes).values().forEach(request ->
                add(hash, MonitorFields.REQUEST_HOME.in(request)));
        MonitorFields.RUNNING.in(revokes).values().forEach(running ->
                hash.add(MonitorFields.RUNNING_HAS_REQUESTER.in(running)));
        MonitorFields.OUTSTANDING.in(MonitorFields.TRANSFERS.in(node.monitor())).forEach((home, copies) -> {
            hash.add(-7).addNode(home);
            copies.forEach(copy -> hash.addNode(MonitorFields.OUTSTANDING_RECEIVER.in(copy))
                    .add(MonitorFields.OUTSTANDING_SEQUENCE.in(copy)));
        });
        hash.add(-8);
        MonitorFields.LATER_MESSAGES.in(MonitorFields.VIEWS.in(node.monitor())).forEach((sender, messages) -> {
            hash.addNode(sender).add(messages.size());
            messages.forEach(message -> new Message(message).addTo(hash));
        });
        hash.add(-9);
    }

    private static void addKey(StateHash hash, Object key) {
        hash.addNode(MonitorFields.KEY_HOME.in(key)).add(MonitorFields.KEY_REVOKE.in(key));
    }

    private static void addAsked(StateHash hash, Object asked) {
        MonitorFields.UNANSWERED.in(asked).forEach((core, holders) -> {
            hash.addNode(core);
            Message.add(hash, holders);
        });
        hash.add(-11);
        MonitorFields.MISSING.in(asked).forEach(hash::addNode);
        hash.add(-12);
        MonitorFields.POSITIONS.in(asked).forEach((core, messages) -> hash.addNode(core).add(messages));
        add(hash, MonitorFields.KEPT_CORE.in(asked));
    }

    private static void add(StateHash hash, OperationListener listener) {
        hash.add(((OpenOperation.End) listener).id());
    }

    private static void add(StateHash hash, OptionalInt core) {
        hash.addNode(core.orElse(-1));
    }

    private static void add(StateHash hash, WireCapability words) {
        hash.add(words.word0()).add(words.word1()).add(words.word2());
    }
}
