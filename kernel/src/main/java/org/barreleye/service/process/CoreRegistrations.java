package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.barreleye.domain.BindListener;
import org.barreleye.domain.Connector;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.RegisterContinuation;
import org.barreleye.generated.user.nameservice.UnregisterContinuation;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.StateCloner;

/** A record for each core in the name service: what it is, and whether it is on. */
final class CoreRegistrations
        implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>, NameserviceHandler,
        RegisterContinuation, UnregisterContinuation, Copyable {
    private static final CapabilityReference ABSENT = CapabilityReference.at(CapabilityAddress.NULL);

    private final Domain domain;
    private final SortedMap<Integer, String> attributes;
    private final TreeSet<Integer> coresOn;
    // What is still to be said, in order.
    private final List<Change> backlog;
    // What was said and not answered yet.
    private int outstanding;
    // How many cores are on when the system is up, and whether it is known that their records are there.
    private final int startedAtBoot;
    private boolean allRegistered;
    private final List<PendingBoot> pendingBoots;
    // Absent until it is bound.
    private NameserviceBinding names;

    CoreRegistrations(Domain domain, SortedMap<Integer, String> attributes, int startedAtBoot) {
        this.domain = domain;
        this.startedAtBoot = startedAtBoot;
        this.attributes = attributes;
        coresOn = new TreeSet<>();
        backlog = new ArrayList<>();
        pendingBoots = new ArrayList<>();
        attributes.keySet().forEach(core -> backlog.add(new Change(core, false, true)));
    }

    private CoreRegistrations(CoreRegistrations source, StateCloner cloner) {
        cloner.register(source, this);
        domain = cloner.of(source.domain);
        attributes = source.attributes;
        coresOn = new TreeSet<>(source.coresOn);
        backlog = new ArrayList<>(source.backlog);
        outstanding = source.outstanding;
        startedAtBoot = source.startedAtBoot;
        allRegistered = source.allRegistered;
        pendingBoots = cloner.of(source.pendingBoots);
        names = source.names == null ? null : cloner.of(source.names);
    }

    @Override
    public CoreRegistrations copy(StateCloner cloner) {
        return new CoreRegistrations(this, cloner);
    }

    void start() {
        domain.connectToNameService(this, this);
    }

    /**
     * Answers who has asked for a core as soon as its record says that it is on, so that whoever is answered can rely
     * on it.
     */
    void replyWhenOn(int core, BootCoreReply reply) {
        pendingBoots.add(new PendingBoot(core, reply));
        completePending();
    }

    private void completePending() {
        if (outstanding == 0 && backlog.isEmpty()) {
            List<PendingBoot> completed = pendingBoots.stream().filter(pending -> coresOn.contains(pending.core))
                    .toList();
            pendingBoots.removeAll(completed);
            completed.forEach(pending -> pending.reply.reply(ErrorCode.NONE));
            if (!allRegistered && coresOn.size() >= startedAtBoot) {
                allRegistered = true;
                outstanding++;
                names.tryRegister(CoreRecord.ALL_REGISTERED, ABSENT, "", this);
            }
        }
    }

    /** A core has joined the system. */
    void onJoined(int core) {
        if (attributes.containsKey(core) && coresOn.add(core)) {
            backlog.add(new Change(core, true, false));
            backlog.add(new Change(core, true, true));
            onSendable();
        }
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        names = binding;
        onSendable();
    }

    @Override
    public void onSendable() {
        while (names != null && !backlog.isEmpty() && send(backlog.get(0))) {
            backlog.remove(0);
            outstanding++;
        }
    }

    private boolean send(Change change) {
        String name = "core." + change.core;
        return change.added
                ? names.tryRegister(name, ABSENT, attributes.get(change.core)
                + (change.on ? " state=on" : " state=off"), this)
                : names.tryUnregister(name, this);
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("a core's record is not in the name service: " + err);
        }
        outstanding--;
        completePending();
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("the records of the cores are not in the name service: " + failure);
        domain.exit(ProcessTable.OPEN_FAILED);
    }

    /** Who waits for a core. */
    private record PendingBoot(int core, BootCoreReply reply) implements Copyable {
        @Override
        public PendingBoot copy(StateCloner cloner) {
            PendingBoot copy = new PendingBoot(core, cloner.of(reply));
            cloner.register(this, copy);
            return copy;
        }
    }

    /** A record that is to appear or to vanish. */
    private record Change(int core, boolean on, boolean added) {}
}
