package org.barreleye.service.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.error.SystemError;
import org.barreleye.domain.quota.Resource;
import org.barreleye.generated.user.nameservice.GetUsageReply;
import org.barreleye.generated.user.nameservice.LookUpReply;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NextRecordReply;
import org.barreleye.generated.user.nameservice.RegisterReply;
import org.barreleye.generated.user.nameservice.SuggestReply;
import org.barreleye.generated.user.nameservice.UnregisterReply;
import org.barreleye.generated.user.nameservice.WaitForReply;
import org.barreleye.generated.user.nameservice.WatchReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.SendQueueOverflow;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/** Serves one client of the name service. */
final class NameSession implements NameserviceHandler, Copyable {
    private final NameRegistry registry;
    private final Client client;
    // Of this binding: a record exists as long as the binding over which it was registered.
    private final long clientId;
    private final List<String> prefixes;
    // Set right after the binding has been made, which needs this handler.
    private NameserviceBinding binding;

    NameSession(NameRegistry registry, Client client) {
        this.registry = registry;
        this.client = client;
        clientId = registry.newClientId();
        prefixes = new ArrayList<>();
    }

    void attach(NameserviceBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void register(String name, CapabilityReference service, String attributes, RegisterReply reply) {
        reply.reply(registry.add(new NameRecord(name, service, attributes, clientId, client.process()),
                client.quota().of(Resource.RECORDS)));
    }

    @Override
    public void unregister(String name, UnregisterReply reply) {
        reply.reply(registry.remove(name, clientId));
    }

    @Override
    public void lookUp(String name, LookUpReply reply) {
        Optional<NameRecord> record = registry.get(name);
        if (record.isPresent()) {
            reply.reply(record.get().service(), record.get().attributes(), ErrorCode.NONE);
        } else {
            reply.reply(CapabilityReference.ABSENT, "", SystemError.NO_SUCH_NAME.code());
        }
    }

    @Override
    public void waitFor(String name, long timeout, WaitForReply reply) {
        registry.await(name, timeout, reply);
    }

    @Override
    public void nextRecord(String name, NextRecordReply reply) {
        Optional<NameRecord> record = registry.after(name);
        if (record.isPresent()) {
            reply.reply(record.get().name(), record.get().attributes(), ErrorCode.NONE);
        } else {
            reply.reply("", "", SystemError.NO_SUCH_NAME.code());
        }
    }

    @Override
    public void suggest(String name, SuggestReply reply) {
        reply.reply(registry.nearestService(name).orElse(""));
    }

    @Override
    public void watch(String prefix, WatchReply reply) {
        if (!registry.usage().addWatch(client)) {
            reply.reply(SystemError.WATCH_QUOTA_REACHED.code());
            return;
        }
        reply.reply(ErrorCode.NONE);
        prefixes.add(prefix);
        registry.watch(this);
    }

    @Override
    public void getUsage(long process, GetUsageReply reply) {
        reply.reply(registry.usage().recordsOf(process), registry.usage().watchesOf(process));
    }

    /** Notifies the client of a new record if it watches a prefix of the name. */
    void notifyAdded(NameRecord record) {
        if (isWatched(record.name())) {
            notifyClient(() -> binding.sendAdded(record.name(), record.attributes()));
        }
    }

    /** Notifies the client of a removed record if it watches a prefix of the name. */
    void notifyRemoved(String name) {
        if (isWatched(name)) {
            notifyClient(() -> binding.sendRemoved(name));
        }
    }

    /** Sends a notification. A client that has left too many unread is disconnected. */
    private void notifyClient(Runnable notification) {
        try {
            notification.run();
        } catch (SendQueueOverflow tooSlow) {
            binding.close(new Failure(Failure.Kind.REFUSED, "the client does not read its notifications"));
        }
    }

    private boolean isWatched(String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    @Override
    public void onClosed(Failure reason) {
        registry.removeClient(this, clientId);
        registry.usage().removeWatches(client, prefixes.size());
        prefixes.clear();
    }
}
