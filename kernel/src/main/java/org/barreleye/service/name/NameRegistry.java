package org.barreleye.service.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.DeadlineQueue;
import org.barreleye.domain.error.NearestWord;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** The records by name, the clients that watch them, and the requests that wait for one. */
final class NameRegistry implements Copyable {
    // What no terminal executes or takes for the end of a line.
    private static final Pattern ATTRIBUTES = Pattern.compile("[^\\p{Cc}\\p{Cf}\\u2028\\u2029]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    private final Domain domain;
    private final SortedMap<String, NameRecord> records;
    private final NameUsage usage;
    private final DeadlineQueue<PendingWait> pendingWaits;
    private final List<NameSession> watchers;
    private long lastClientId;

    NameRegistry(Domain domain) {
        this.domain = domain;
        records = new TreeMap<>();
        usage = new NameUsage();
        pendingWaits = new DeadlineQueue<>(domain.syscalls());
        domain.events().add(pendingWaits);
        watchers = new ArrayList<>();
    }

    /** Returns what the clients have. */
    NameUsage usage() {
        return usage;
    }

    /** Returns a number for a new client. */
    long newClientId() {
        lastClientId++;
        return lastClientId;
    }

    /**
     * Adds a record. The registry owns the record's capability from now on.
     *
     * @param quota the most records that its client may have
     */
    ErrorCode add(NameRecord record, long quota) {
        Optional<SystemError> error = validate(record, quota);
        if (error.isPresent()) {
            domain.slots().release(record.service());
            return error.get().code();
        }
        records.put(record.name(), record);
        usage.addRecord(record.process());
        for (PendingWait pending : pendingWaits.removeIf(pending -> pending.name.equals(record.name()))) {
            pending.reply.reply(record.service(), ErrorCode.NONE);
        }
        List.copyOf(watchers).forEach(watcher -> watcher.notifyAdded(record));
        return ErrorCode.NONE;
    }

    private Optional<SystemError> validate(NameRecord record, long quota) {
        if (!NAME.matcher(record.name()).matches()) {
            return Optional.of(SystemError.BAD_NAME);
        } else if (!ATTRIBUTES.matcher(record.attributes()).matches()) {
            return Optional.of(SystemError.BAD_ARGUMENT);
        } else if (records.containsKey(record.name())) {
            return Optional.of(SystemError.NAME_IN_USE);
        }
        return usage.recordsOf(record.process()) < quota
                ? Optional.empty()
                : Optional.of(SystemError.RECORD_QUOTA_REACHED);
    }

    /** Removes a record of a client. */
    ErrorCode remove(String name, long owner) {
        NameRecord record = records.get(name);
        if (record == null || record.owner() != owner) {
            return SystemError.NO_SUCH_NAME.code();
        }
        records.remove(name);
        usage.removeRecord(record.process());
        domain.slots().release(record.service());
        List.copyOf(watchers).forEach(watcher -> watcher.notifyRemoved(name));
        return ErrorCode.NONE;
    }

    /** Removes a client whose binding has closed, and its records. */
    void removeClient(NameSession client, long owner) {
        watchers.removeIf(client::equals);
        records.values().stream().filter(record -> record.owner() == owner).map(NameRecord::name).toList()
                .forEach(name -> remove(name, owner));
    }

    Optional<NameRecord> get(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** Returns the first record with a greater name. */
    Optional<NameRecord> after(String name) {
        return records.tailMap(name + "\0").values().stream().findFirst();
    }

    /** Returns the name of the nearest record with a service, if one is near. */
    Optional<String> nearestService(String name) {
        return NearestWord.of(name, records.values().stream()
                .filter(record -> record.service().isPresent())
                .map(NameRecord::name)
                .toList());
    }

    /** Replies now if there is such a record, else when it is added or when the timeout has passed. */
    void await(String name, long timeout, WaitForReply reply) {
        NameRecord record = records.get(name);
        if (record != null) {
            reply.reply(record.service(), ErrorCode.NONE);
        } else {
            pendingWaits.add(new PendingWait(name, reply), timeout);
        }
    }

    /** Notifies a client of every record that exists, and from now on of every one that is added or removed. */
    void watch(NameSession client) {
        if (!watchers.contains(client)) {
            watchers.add(client);
        }
        List.copyOf(records.values()).forEach(client::notifyAdded);
    }

    /** A request that waits for a name. */
    private record PendingWait(String name, WaitForReply reply) implements DeadlineQueue.Expirable {
        @Override
        public void expire() {
            reply.reply(CapabilityReference.ABSENT, SystemError.TIMED_OUT.code());
        }
    }
}
