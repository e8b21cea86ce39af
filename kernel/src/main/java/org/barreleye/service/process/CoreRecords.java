package org.barreleye.service.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.barreleye.domain.Bound;
import org.barreleye.domain.Connector;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.names.RegisterContinuation;
import org.barreleye.generated.user.names.WithdrawContinuation;
import org.barreleye.generated.user.processes.BootCoreReply;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** A record for each core in the name service: what it is, and whether it is on. */
final class CoreRecords implements Connector<NamesBinding>, Bound<NamesBinding>, NamesHandler, RegisterContinuation,
        WithdrawContinuation, Copyable {
    private static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    private final Domain domain;
    private final SortedMap<Integer, String> attributes;
    private final TreeSet<Integer> on;
    // What is still to be said, in order.
    private final List<Change> backlog;
    // What was said and not answered yet.
    private int unanswered;
    // How many cores are on when the system is up, and whether it is known that their records are there.
    private final int startedAtBoot;
    private boolean announced;
    private final List<Waiting> waiting;
    // Absent until it is bound.
    private NamesBinding names;

    CoreRecords(Domain domain, SortedMap<Integer, String> attributes, int startedAtBoot) {
        this.domain = domain;
        this.startedAtBoot = startedAtBoot;
        this.attributes = attributes;
        on = new TreeSet<>();
        backlog = new ArrayList<>();
        waiting = new ArrayList<>();
        attributes.keySet().forEach(core -> backlog.add(new Change(core, false, true)));
    }

    private CoreRecords(CoreRecords source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        attributes = source.attributes;
        on = new TreeSet<>(source.on);
        backlog = new ArrayList<>(source.backlog);
        unanswered = source.unanswered;
        startedAtBoot = source.startedAtBoot;
        announced = source.announced;
        waiting = copier.of(source.waiting);
        names = source.names == null ? null : copier.of(source.names);
    }

    @Override
    public CoreRecords copy(Copier copier) {
        return new CoreRecords(this, copier);
    }

    void begin() {
        domain.findNames(this, this);
    }

    /** Answers who has asked for a core as soon as its record says that it is on, so that whoever is answered can rely on it. */
    void whenOn(int core, BootCoreReply reply) {
        waiting.add(new Waiting(core, reply));
        answer();
    }

    private void answer() {
        if (unanswered == 0 && backlog.isEmpty()) {
            List<Waiting> served = waiting.stream().filter(one -> on.contains(one.core)).toList();
            waiting.removeAll(served);
            served.forEach(one -> one.reply.reply(ErrorCode.NONE));
            if (!announced && on.size() >= startedAtBoot) {
                announced = true;
                unanswered++;
                names.tryRegister(CoreRecord.COMPLETE, NOTHING, "", this);
            }
        }
    }

    /** A core has joined the system. */
    void joined(int core) {
        if (attributes.containsKey(core) && on.add(core)) {
            backlog.add(new Change(core, true, false));
            backlog.add(new Change(core, true, true));
            sendable();
        }
    }

    @Override
    public NamesBinding connect(Channel channel) {
        return Names.connect(channel, this);
    }

    @Override
    public void bound(NamesBinding binding) {
        names = binding;
        sendable();
    }

    @Override
    public void sendable() {
        while (names != null && !backlog.isEmpty() && send(backlog.get(0))) {
            backlog.remove(0);
            unanswered++;
        }
    }

    private boolean send(Change change) {
        String name = "core." + change.core;
        return change.there
                ? names.tryRegister(name, NOTHING, attributes.get(change.core) + (change.on ? " state=on" : " state=off"), this)
                : names.tryWithdraw(name, this);
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            domain.trap().print("a core's record is not in the name service: " + err);
        }
        unanswered--;
        answer();
    }

    @Override
    public void failed(Failure failure) {
        domain.trap().print("the records of the cores are not in the name service: " + failure);
        domain.exit(ProcessTable.NOT_OPEN);
    }

    /** Who waits for a core. */
    private record Waiting(int core, BootCoreReply reply) implements Copyable {
        @Override
        public Waiting copy(Copier copier) {
            Waiting twin = new Waiting(core, copier.of(reply));
            copier.enter(this, twin);
            return twin;
        }
    }

    /** A record that is to appear or to vanish. */
    private record Change(int core, boolean on, boolean there) {}
}
