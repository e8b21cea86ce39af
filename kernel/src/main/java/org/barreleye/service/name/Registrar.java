package org.barreleye.service.name;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.names.FollowingReply;
import org.barreleye.generated.user.names.LookUpReply;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.generated.user.names.NamesHandler;
import org.barreleye.generated.user.names.RegisterReply;
import org.barreleye.generated.user.names.WaitForReply;
import org.barreleye.generated.user.names.WatchReply;
import org.barreleye.generated.user.names.WithdrawReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** Serves one client of the directory. */
final class Registrar implements NamesHandler, Copyable {
    private final Directory directory;
    private final long client;
    private final List<String> prefixes;
    // What the queue of the binding had no room for; sent in order as soon as it has.
    private final Deque<Change> backlog;
    // Set right after the binding has been made, which needs this handler first.
    private NamesBinding binding;

    Registrar(Directory directory) {
        this.directory = directory;
        client = directory.newClient();
        prefixes = new ArrayList<>();
        backlog = new ArrayDeque<>();
    }

    private Registrar(Registrar source, Copier copier) {
        copier.enter(source, this);
        directory = copier.of(source.directory);
        client = source.client;
        prefixes = new ArrayList<>(source.prefixes);
        backlog = new ArrayDeque<>(source.backlog);
        binding = copier.of(source.binding);
    }

    @Override
    public Registrar copy(Copier copier) {
        return new Registrar(this, copier);
    }

    void speakThrough(NamesBinding with) {
        binding = with;
    }

    @Override
    public void register(String name, CapabilityReference service, String attributes, RegisterReply reply) {
        reply.reply(directory.add(new Record(name, service, attributes, client)));
    }

    @Override
    public void withdraw(String name, WithdrawReply reply) {
        reply.reply(directory.remove(name, client));
    }

    @Override
    public void lookUp(String name, LookUpReply reply) {
        Optional<Record> record = directory.get(name);
        if (record.isPresent()) {
            reply.reply(record.get().service(), record.get().attributes(), ErrorCode.NONE);
        } else {
            reply.reply(Directory.NOTHING, "", SystemError.NO_SUCH_NAME.code());
        }
    }

    @Override
    public void waitFor(String name, long patience, WaitForReply reply) {
        directory.await(name, patience, reply);
    }

    @Override
    public void following(String name, FollowingReply reply) {
        Optional<Record> record = directory.after(name);
        if (record.isPresent()) {
            reply.reply(record.get().name(), record.get().attributes(), ErrorCode.NONE);
        } else {
            reply.reply("", "", SystemError.NO_SUCH_NAME.code());
        }
    }

    @Override
    public void watch(String prefix, WatchReply reply) {
        reply.reply(ErrorCode.NONE);
        prefixes.add(prefix);
        directory.watch(this);
    }

    /** There is a record. */
    void tellOf(Record record) {
        tell(new Change(record.name(), record.attributes(), true));
    }

    /** There is no such record any more. */
    void tellOfEnd(String name) {
        tell(new Change(name, "", false));
    }

    private void tell(Change change) {
        if (prefixes.stream().anyMatch(change.name::startsWith)) {
            backlog.add(change);
            sendable();
        }
    }

    @Override
    public void sendable() {
        while (!backlog.isEmpty() && backlog.peek().sendOn(binding)) {
            backlog.remove();
        }
    }

    @Override
    public void closed(Failure reason) {
        directory.forget(this, client);
    }

    /** What a watcher is told. */
    private record Change(String name, String attributes, boolean there) {
        private boolean sendOn(NamesBinding binding) {
            return there ? binding.tryAppeared(name, attributes) : binding.tryVanished(name);
        }
    }
}
