package org.barreleye.monitor.membership;

import java.util.List;
import java.util.Optional;
import org.barreleye.generated.user.intermon.IntermonBinding;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.monitor.capops.CapabilityPeers;
import org.barreleye.monitor.capops.RetypeRequest;
import org.barreleye.monitor.capops.Transfer;
import org.barreleye.monitor.capops.WireCapability;

/**
 * The messages of the protocol for capabilities, over the links to other monitors.
 *
 * @param links of this monitor
 */
public record LinkPeers(MonitorLinks links) implements CapabilityPeers {
    private Optional<IntermonBinding> binding(int core) {
        return links.linkTo(core).map(MonitorLink::binding);
    }

    @Override
    public boolean isReachable(int core) {
        return links.linkTo(core).isPresent();
    }

    @Override
    public List<Integer> reachable() {
        return links.toOthers().stream().map(MonitorLink::core).toList();
    }

    @Override
    public boolean isCongested(int core) {
        return links.linkTo(core).filter(MonitorLink::isCongested).isPresent();
    }

    @Override
    public void sendTransfer(int core, Transfer transfer) {
        WireCapability words = transfer.words();
        binding(core).ifPresent(binding -> binding.sendCapSend(transfer.connection(), transfer.sequence(),
                transfer.sender(), transfer.present(), transfer.mode().ordinal(), words.word0(), words.word1(),
                words.word2(), words.word3(), transfer.error()));
    }

    @Override
    public void sendGrant(int home, int receiver, Transfer transfer) {
        WireCapability words = transfer.words();
        binding(home).ifPresent(binding -> binding.sendCapGrant(transfer.connection(), transfer.sequence(), receiver,
                words.word0(), words.word1(), words.word2(), words.word3()));
    }

    @Override
    public void sendGranted(int core, long connection, long sequence) {
        binding(core).ifPresent(binding -> binding.sendCapGranted(connection, sequence));
    }

    @Override
    public void sendFailed(int core, long connection, ErrorCode error) {
        binding(core).ifPresent(binding -> binding.sendCapFailed(connection, error));
    }

    @Override
    public void sendDropped(int home, WireCapability words, int count) {
        binding(home).ifPresent(binding -> binding.sendCapDropped(
                words.word0(), words.word1(), words.word2(), words.word3(), count));
    }

    @Override
    public void sendReserve(int home, long request, WireCapability words, RetypeRequest objects) {
        binding(home).ifPresent(binding -> binding.sendCapReserve(request, words.word0(), words.word1(),
                words.word2(), words.word3(), objects.offset(), objects.type(), objects.bytes(), objects.count()));
    }

    @Override
    public void sendReserved(int core, long request, KernelError error) {
        binding(core).ifPresent(binding -> binding.sendCapReserved(request, ErrorCode.of(error)));
    }

    @Override
    public void sendRevoke(int home, long request, WireCapability words) {
        binding(home).ifPresent(binding -> binding.sendCapRevoke(
                request, words.word0(), words.word1(), words.word2(), words.word3()));
    }

    @Override
    public void sendRevoked(int core, long request, KernelError error) {
        binding(core).ifPresent(binding -> binding.sendCapRevoked(request, ErrorCode.of(error)));
    }

    @Override
    public void sendDestroy(int core, long revoke, WireCapability words, Requester requester) {
        binding(core).ifPresent(binding -> binding.sendCapDestroy(revoke, words.word0(), words.word1(),
                words.word2(), words.word3(), requester.core(), requester.request()));
    }

    @Override
    public void sendDestroyed(int home, long revoke, boolean kept) {
        binding(home).ifPresent(binding -> binding.sendCapDestroyed(revoke, kept));
    }
}
