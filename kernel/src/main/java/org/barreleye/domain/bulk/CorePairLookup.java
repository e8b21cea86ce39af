package org.barreleye.domain.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.CoreRecord;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.nameservice.LookUpContinuation;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.WaitForContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityReference;

/**
 * A look-up of the records of two cores, over a binding of its own. While the system boots a core may have no record
 * yet: then the look-up waits until all cores that start at boot have theirs, and is repeated once.
 */
final class CorePairLookup implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>,
        NameserviceHandler, LookUpContinuation, WaitForContinuation, Copyable {
    private final List<Integer> cores;
    private final Consumer<Outcome<CorePair>> continuation;
    private final List<CoreRecord> found = new ArrayList<>();
    private Optional<NameserviceBinding> names = Optional.empty();
    private boolean hasWaited;

    CorePairLookup(int local, int remote, Consumer<Outcome<CorePair>> continuation) {
        cores = List.of(local, remote);
        this.continuation = continuation;
    }

    void begin(Domain domain) {
        domain.connectToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        names = Optional.of(binding);
        lookUpNext(binding);
    }

    private void lookUpNext(NameserviceBinding binding) {
        binding.sendLookUp(CoreRecord.name(cores.get(found.size())), this);
    }

    @Override
    public void replied(CapabilityReference service, String attributes, ErrorCode err) {
        if (err.failed() && !hasWaited) {
            hasWaited = true;
            names.orElseThrow().sendWaitFor(CoreRecord.ALL_REGISTERED, Domain.DEFAULT_TIMEOUT, this);
            return;
        }
        if (err.failed()) {
            end(Outcome.refused(KernelError.NO_SUCH_CORE));
            return;
        }
        found.add(new CoreRecord(cores.get(found.size()), new Arguments("", attributes)));
        if (found.size() < cores.size()) {
            lookUpNext(names.orElseThrow());
        } else {
            end(Outcome.of(new CorePair(found.get(0), found.get(1))));
        }
    }

    @Override
    public void replied(CapabilityReference service, ErrorCode err) {
        lookUpNext(names.orElseThrow());
    }

    @Override
    public void failed(Failure failure) {
        end(Outcome.refused(KernelError.NO_SUCH_CORE));
    }

    private void end(Outcome<CorePair> outcome) {
        names.ifPresent(NameserviceBinding::close);
        names = Optional.empty();
        continuation.accept(outcome);
    }
}
