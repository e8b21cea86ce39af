package org.barreleye.service.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.generated.user.names.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.trap.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;

/** All records, and everybody who waits for one. */
final class Directory implements EventSource {
    static final CapabilityReference NOTHING = CapabilityReference.at(CapabilityAddress.NOWHERE);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    private final Domain domain;
    private final SortedMap<String, Record> records;
    private final List<Waiting> waiting;
    private final List<Registrar> watchers;
    private long lastClient;

    Directory(Domain domain) {
        this.domain = domain;
        records = new TreeMap<>();
        waiting = new ArrayList<>();
        watchers = new ArrayList<>();
    }

    private Directory(Directory source, Copier copier) {
        copier.enter(source, this);
        domain = copier.of(source.domain);
        records = new TreeMap<>(source.records);
        waiting = new ArrayList<>();
        source.waiting.forEach(one -> waiting.add(new Waiting(one.name, one.deadline, copier.of(one.reply))));
        watchers = copier.of(source.watchers);
        lastClient = source.lastClient;
    }

    @Override
    public Directory copy(Copier copier) {
        return new Directory(this, copier);
    }

    /** A number for a new client. */
    long newClient() {
        lastClient++;
        return lastClient;
    }

    /** Adds a record; the capability is the directory's from now on. */
    ErrorCode add(Record record) {
        Optional<SystemError> objection = !NAME.matcher(record.name()).matches()
                ? Optional.of(SystemError.BAD_NAME)
                : records.containsKey(record.name()) ? Optional.of(SystemError.NAME_IN_USE) : Optional.empty();
        if (objection.isPresent()) {
            domain.delete(record.service());
            return objection.get().code();
        }
        records.put(record.name(), record);
        for (Waiting one : List.copyOf(waiting)) {
            if (one.name.equals(record.name())) {
                waiting.remove(one);
                one.reply.reply(record.service(), ErrorCode.NONE);
            }
        }
        watchers.forEach(watcher -> watcher.tellOf(record));
        return ErrorCode.NONE;
    }

    /** Takes a record of a client away. */
    ErrorCode remove(String name, long owner) {
        Record record = records.get(name);
        if (record == null || record.owner() != owner) {
            return SystemError.NO_SUCH_NAME.code();
        }
        records.remove(name);
        domain.delete(record.service());
        watchers.forEach(watcher -> watcher.tellOfEnd(name));
        return ErrorCode.NONE;
    }

    /** A client is gone, and its records with it. */
    void forget(Registrar client, long owner) {
        watchers.remove(client);
        records.values().stream().filter(record -> record.owner() == owner).map(Record::name).toList()
                .forEach(name -> remove(name, owner));
    }

    Optional<Record> get(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** The first record whose name is greater. */
    Optional<Record> after(String name) {
        return records.tailMap(name + "\0").values().stream().findFirst();
    }

    /** Answers now, or when there is such a record, or when patience ends. */
    void await(String name, long patience, WaitForReply reply) {
        Record record = records.get(name);
        if (record != null) {
            reply.reply(record.service(), ErrorCode.NONE);
        } else {
            long now = domain.trap().now();
            long longest = Long.MAX_VALUE - now;
            waiting.add(new Waiting(name, now + (patience < 0 ? longest : Math.min(patience, longest)), reply));
        }
    }

    /** Tells a client of every record there is, and from now on of every one that comes and goes. */
    void watch(Registrar client) {
        if (!watchers.contains(client)) {
            watchers.add(client);
        }
        records.values().forEach(client::tellOf);
    }

    @Override
    public boolean poll() {
        long now = domain.trap().now();
        boolean any = false;
        for (Waiting one : List.copyOf(waiting)) {
            if (one.deadline <= now) {
                waiting.remove(one);
                one.reply.reply(NOTHING, SystemError.TIMED_OUT.code());
                any = true;
            }
        }
        return any;
    }

    @Override
    public long line() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return waiting.stream().mapToLong(Waiting::deadline).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isOver() {
        return false;
    }

    /**
     * Somebody waits for a name.
     *
     * @param deadline when to give up, in nanoseconds
     */
    private record Waiting(String name, long deadline, WaitForReply reply) {}
}
