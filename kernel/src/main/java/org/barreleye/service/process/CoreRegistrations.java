package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.RegisterContinuation;
import org.barreleye.generated.user.nameservice.UnregisterContinuation;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.kpi.binding.ErrorContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The records of the cores in the name service: the properties of a core, and whether it is on. */
final class CoreRegistrations
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, NameserviceHandler,
        RegisterContinuation, UnregisterContinuation, Copyable {
    private final Domain domain;
    private final SortedMap<Integer, String> attributes;
    private final TreeSet<Integer> coresOn;
    private final TreeSet<Integer> failed;
    // The cores that start at boot and have not joined in time.
    private final TreeSet<Integer> late = new TreeSet<>();
    // The changes from before the name service is bound.
    private final List<Change> early;
    // The number of calls without a reply.
    private int outstanding;
    // The number of cores that are started at boot, and whether the record that says so has been registered.
    private final int startedAtBoot;
    private boolean allRegistered;
    private final List<PendingBoot> pendingBoots;
    private final List<PendingReply> pendingReplies = new ArrayList<>();
    // Absent until it is bound.
    private NameserviceBinding names;

    CoreRegistrations(Domain domain, SortedMap<Integer, String> attributes, int startedAtBoot) {
        this.domain = domain;
        this.startedAtBoot = startedAtBoot;
        this.attributes = attributes;
        coresOn = new TreeSet<>();
        failed = new TreeSet<>();
        early = new ArrayList<>();
        pendingBoots = new ArrayList<>();
        addAll();
    }

    private void addAll() {
        attributes.keySet().forEach(core -> early.add(new Change(core, state(core), true)));
    }

    private String state(int core) {
        return coresOn.contains(core) ? "on" : late.contains(core) ? "late"
                : failed.contains(core) ? "failed" : "off";
    }

    void start() {
        domain.connectToNameService(this, this);
    }

    /** The name service has lost all records with the binding: binds to the next one and registers them again. */
    @Override
    public void onClosed(Failure reason) {
        if (reason.kind() != Failure.Kind.PEER_GONE) {
            domain.exit(ProcessTable.OPEN_FAILED);
            return;
        }
        names = null;
        outstanding = 0;
        allRegistered = false;
        early.clear();
        addAll();
        start();
    }

    /**
     * Replies to a request to start a core when the record of the core says that it is on, so that the client can rely
     * on the record.
     */
    void replyWhenOn(int core, BootCoreReply reply) {
        pendingBoots.add(new PendingBoot(core, reply));
        completePending();
    }

    private void completePending() {
        if (names != null && outstanding == 0) {
            List<PendingBoot> completed = pendingBoots.stream().filter(pending -> coresOn.contains(pending.core))
                    .toList();
            pendingBoots.removeAll(completed);
            completed.forEach(pending -> pending.reply.reply(ErrorCode.NONE));
            List<PendingReply> replies = List.copyOf(pendingReplies);
            pendingReplies.clear();
            replies.forEach(pending -> pending.reply.replied(pending.err));
            if (!allRegistered && coresOn.size() + late.size() >= startedAtBoot) {
                allRegistered = true;
                outstanding++;
                names.sendRegister(CoreRecord.ALL_REGISTERED, CapabilityReference.ABSENT, "", this);
            }
        }
    }

    /** Handles a core that has joined the system. */
    void onJoined(int core) {
        if (attributes.containsKey(core) && coresOn.add(core)) {
            failed.remove(core);
            late.remove(core);
            update(core);
        }
    }

    /** Handles a core that has left the system. One that has failed before it was on is late, until it is given up. */
    void onLeft(int core, boolean hasFailed) {
        if (coresOn.remove(core)) {
            if (hasFailed) {
                failed.add(core);
            }
            update(core);
        } else if (!hasFailed && late.remove(core)) {
            update(core);
        } else if (hasFailed && attributes.containsKey(core) && !failed.contains(core) && late.add(core)) {
            update(core);
        }
    }

    private void update(int core) {
        change(new Change(core, state(core), false));
        change(new Change(core, state(core), true));
    }

    /** Replies when the records say what has happened so far. */
    void replyWhenUpToDate(ErrorCode err, ErrorContinuation reply) {
        pendingReplies.add(new PendingReply(err, reply));
        completePending();
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        names = binding;
        early.forEach(this::send);
        early.clear();
    }

    private void change(Change change) {
        if (names == null) {
            early.add(change);
        } else {
            send(change);
        }
    }

    private void send(Change change) {
        String name = "core." + change.core;
        outstanding++;
        if (change.added) {
            names.sendRegister(name, CapabilityReference.ABSENT,
                    attributes.get(change.core) + " state=" + change.state, this);
        } else {
            names.sendUnregister(name, this);
        }
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("the record of a core cannot be registered: " + err);
        }
        outstanding--;
        completePending();
    }

    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            if (names == null) {
                start(); // the name service has ended before it has answered
            }
            return;
        }
        domain.syscalls().print("the records of the cores cannot be registered: " + failure);
        domain.exit(ProcessTable.OPEN_FAILED);
    }

    /** A request that waits for a core. */
    private record PendingBoot(int core, BootCoreReply reply) implements Copyable {}

    /** A reply that waits for the records. */
    private record PendingReply(ErrorCode err, ErrorContinuation reply) implements Copyable {}

    /** A change of the record of a core. */
    private record Change(int core, String state, boolean added) {}
}
