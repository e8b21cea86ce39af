package org.barreleye.service.device;

import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.generated.user.nameservice.NameserviceBinding;
import org.barreleye.generated.user.nameservice.NameserviceHandler;
import org.barreleye.generated.user.nameservice.NameserviceInterface;
import org.barreleye.generated.user.nameservice.WatchContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Watches the records of the cores: a device may wait for a core that can run its driver. */
final class WatchedCores implements Connector<NameserviceBinding>, BindListener<NameserviceBinding>,
        NameserviceHandler, WatchContinuation, Copyable {
    private static final String CORES = "core.";

    private final Domain domain;
    private final DeviceTable table;

    WatchedCores(Domain domain, DeviceTable table) {
        this.domain = domain;
        this.table = table;
    }

    void start() {
        domain.connectToNameService(this, this);
    }

    @Override
    public NameserviceBinding connect(Channel channel) {
        return NameserviceInterface.connect(channel, this);
    }

    @Override
    public void bound(NameserviceBinding binding) {
        binding.sendWatch(CORES, this);
    }

    @Override
    public void added(String name, String attributes) {
        table.onCore();
    }

    @Override
    public void removed(String name) {}

    @Override
    public void onClosed(Failure reason) {
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            start();
        }
    }

    @Override
    public void replied(ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("cannot watch the records of the cores: " + err);
        }
    }

    @Override
    public void failed(Failure failure) {
        if (failure.kind() == Failure.Kind.PEER_GONE) {
            start();
        }
    }
}
