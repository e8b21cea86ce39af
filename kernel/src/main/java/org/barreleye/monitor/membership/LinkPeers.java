package org.barreleye.monitor.membership;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.monitor.capops.CapabilityMessage;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroy;
import org.barreleye.monitor.capops.CapabilityMessage.CapDestroyed;
import org.barreleye.monitor.capops.CapabilityMessage.CapDropped;
import org.barreleye.monitor.capops.CapabilityMessage.CapFailed;
import org.barreleye.monitor.capops.CapabilityMessage.CapGrant;
import org.barreleye.monitor.capops.CapabilityMessage.CapGranted;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserve;
import org.barreleye.monitor.capops.CapabilityMessage.CapReserved;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoke;
import org.barreleye.monitor.capops.CapabilityMessage.CapRevoked;
import org.barreleye.monitor.capops.CapabilityMessage.CapSend;
import org.barreleye.monitor.capops.CapabilityMessage.Position;
import org.barreleye.monitor.capops.CapabilityPeers;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/**
 * The messages of the protocol for capabilities, over the links to other monitors.
 *
 * @param core the core of this monitor
 * @param links of this monitor
 * @param tree the tree of the cores
 */
public record LinkPeers(int core, MonitorLinks links, LiveTree tree) implements CapabilityPeers {
    private Optional<IntermonBinding> binding(int core) {
        return links.linkTo(core).map(MonitorLink::binding);
    }

    @Override
    public boolean isMember(int core) {
        return links.isMember(core);
    }

    @Override
    public boolean isReachable(int core) {
        return links.linkTo(core).isPresent();
    }

    @Override
    public List<Integer> others() {
        return links.otherMembers();
    }

    @Override
    public boolean isCongested(int core) {
        return links.linkTo(core).filter(MonitorLink::isCongested).isPresent();
    }

    @Override
    public int nextHop(int other) {
        return tree.nextHop(core, other);
    }

    @Override
    public boolean send(int to, CapabilityMessage message) {
        Optional<IntermonBinding> binding = binding(to);
        binding.ifPresent(present -> write(to, message, present));
        return binding.isPresent();
    }

    private void write(int to, CapabilityMessage message, IntermonBinding binding) {
        if (message instanceof CapSend send) {
            Transfer transfer = send.transfer();
            WireCapability words = transfer.words();
            binding.sendCapSend(transfer.connection(), transfer.sequence(), transfer.sender(), transfer.present(),
                    transfer.mode().ordinal(), words.word0(), words.word1(), words.word2(), words.word3(),
                    transfer.error());
        } else if (message instanceof CapGrant grant) {
            Transfer transfer = grant.transfer();
            WireCapability words = transfer.words();
            binding.sendCapGrant(transfer.connection(), transfer.sequence(), grant.receiver(), words.word0(),
                    words.word1(), words.word2(), words.word3(), grant.view());
        } else if (message instanceof CapGranted granted) {
            binding.sendCapGranted(granted.connection(), granted.sequence());
        } else if (message instanceof CapFailed failed) {
            binding.sendCapFailed(failed.connection(), failed.error());
        } else if (message instanceof CapDropped dropped) {
            WireCapability words = dropped.words();
            binding.sendCapDropped(words.word0(), words.word1(), words.word2(), words.word3(), dropped.count());
        } else if (message instanceof CapReserve reserve) {
            WireCapability words = reserve.source();
            RetypeRequest objects = reserve.objects();
            binding.sendCapReserve(reserve.request(), words.word0(), words.word1(), words.word2(), words.word3(),
                    objects.offset(), objects.type(), objects.bytes(), objects.count());
        } else if (message instanceof CapReserved reserved) {
            binding.sendCapReserved(reserved.request(), ErrorCode.of(reserved.error()));
        } else if (message instanceof CapRevoke revoke) {
            WireCapability words = revoke.words();
            binding.sendCapRevoke(revoke.request(), words.word0(), words.word1(), words.word2(), words.word3());
        } else if (message instanceof CapRevoked revoked) {
            binding.sendCapRevoked(revoked.request(), ErrorCode.of(revoked.error()));
        } else if (message instanceof CapDestroy destroy) {
            writeDestroy(to, destroy, binding);
        } else if (message instanceof CapDestroyed destroyed) {
            writeDestroyed(to, destroyed, binding);
        }
    }

    private void writeDestroy(int to, CapDestroy destroy, IntermonBinding binding) {
        WireCapability words = destroy.words();
        if (destroy.home() == core && isAlone(to, destroy.holders())) {
            binding.sendCapDestroy(destroy.revoke(), words.word0(), words.word1(), words.word2(), words.word3(),
                    destroy.requester().core(), destroy.requester().request(), destroy.view());
        } else {
            binding.sendCapDestroyAll(destroy.revoke(), words.word0(), words.word1(), words.word2(), words.word3(),
                    destroy.requester().core(), destroy.requester().request(), destroy.view(), destroy.home(),
                    MessagePositions.toArray(destroy.holders()));
        }
    }

    private void writeDestroyed(int to, CapDestroyed destroyed, IntermonBinding binding) {
        if (destroyed.home() == to && isAlone(core, destroyed.holders())) {
            binding.sendCapDestroyed(destroyed.revoke(), destroyed.kept().isPresent());
        } else {
            binding.sendCapDestroyedAll(destroyed.home(), destroyed.revoke(), destroyed.kept().isPresent(),
                    destroyed.kept().orElse(0), MessagePositions.toArray(destroyed.holders()));
        }
    }

    /** Returns whether a core is the only holder: on the direct link to the home the order of messages is enough. */
    private static boolean isAlone(int core, List<Position> holders) {
        return holders.size() == 1 && holders.get(0).core() == core;
    }
}
