package org.barreleye.service.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.barreleye.domain.Domain;
import org.barreleye.domain.dispatcher.EventSource;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.nameservice.WaitForReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityReference;

/** All records, and everybody who waits for one. */
final class NameRegistry implements EventSource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,63}");

    private final Domain domain;
    private final SortedMap<String, NameRecord> records;
    private final List<PendingWait> pendingWaits;
    private final List<NameSession> watchers;
    private long lastClientId;

    NameRegistry(Domain domain) {
        this.domain = domain;
        records = new TreeMap<>();
        pendingWaits = new ArrayList<>();
        watchers = new ArrayList<>();
    }

    /** A number for a new client. */
    long newClientId() {
        lastClientId++;
        return lastClientId;
    }

    /** Adds a record; the capability is the directory's from now on. */
    ErrorCode add(NameRecord record) {
        Optional<SystemError> error = !NAME.matcher(record.name()).matches()
                ? Optional.of(SystemError.BAD_NAME)
                : records.containsKey(record.name()) ? Optional.of(SystemError.NAME_IN_USE) : Optional.empty();
        if (error.isPresent()) {
            domain.delete(record.service());
            return error.get().code();
        }
        records.put(record.name(), record);
        for (PendingWait pending : List.copyOf(pendingWaits)) {
            if (pending.name.equals(record.name())) {
                pendingWaits.remove(pending);
                pending.reply.reply(record.service(), ErrorCode.NONE);
            }
        }
        watchers.forEach(watcher -> watcher.notifyAdded(record));
        return ErrorCode.NONE;
    }

    /** Takes a record of a client away. */
    ErrorCode remove(String name, long owner) {
        NameRecord record = records.get(name);
        if (record == null || record.owner() != owner) {
            return SystemError.NO_SUCH_NAME.code();
        }
        records.remove(name);
        domain.delete(record.service());
        watchers.forEach(watcher -> watcher.notifyRemoved(name));
        return ErrorCode.NONE;
    }

    /** A client is gone, and its records with it. */
    void removeClient(NameSession client, long owner) {
        watchers.remove(client);
        records.values().stream().filter(record -> record.owner() == owner).map(NameRecord::name).toList()
                .forEach(name -> remove(name, owner));
    }

    Optional<NameRecord> get(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** The first record whose name is greater. */
    Optional<NameRecord> after(String name) {
        return records.tailMap(name + "\0").values().stream().findFirst();
    }

    /** Answers now, or when there is such a record, or when patience ends. */
    void await(String name, long timeout, WaitForReply reply) {
        NameRecord record = records.get(name);
        if (record != null) {
            reply.reply(record.service(), ErrorCode.NONE);
        } else {
            long now = domain.syscalls().now();
            long longestTimeout = Long.MAX_VALUE - now;
            pendingWaits.add(new PendingWait(name, now
                    + (timeout < 0 ? longestTimeout : Math.min(timeout, longestTimeout)), reply));
        }
    }

    /** Tells a client of every record there is, and from now on of every one that comes and goes. */
    void watch(NameSession client) {
        if (!watchers.contains(client)) {
            watchers.add(client);
        }
        records.values().forEach(client::notifyAdded);
    }

    @Override
    public boolean poll() {
        long now = domain.syscalls().now();
        boolean any = false;
        for (PendingWait pending : List.copyOf(pendingWaits)) {
            if (pending.deadline <= now) {
                pendingWaits.remove(pending);
                pending.reply.reply(CapabilityReference.ABSENT, SystemError.TIMED_OUT.code());
                any = true;
            }
        }
        return any;
    }

    @Override
    public long watchedLine() {
        return NO_LINE;
    }

    @Override
    public long deadline() {
        return pendingWaits.stream().mapToLong(PendingWait::deadline).min().orElse(Wait.FOREVER);
    }

    @Override
    public boolean isFinished() {
        return false;
    }

    /**
     * Somebody waits for a name.
     *
     * @param deadline when to give up, in nanoseconds
     */
    private record PendingWait(String name, long deadline, WaitForReply reply) {}
}
