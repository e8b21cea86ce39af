package org.barreleye.service.device;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.generated.user.bus.BusBinding;
import org.barreleye.generated.user.bus.BusDevice;
import org.barreleye.generated.user.bus.BusHandler;
import org.barreleye.generated.user.bus.BusInterface;
import org.barreleye.generated.user.bus.EnableContinuation;
import org.barreleye.generated.user.bus.NextFunctionContinuation;
import org.barreleye.generated.user.bus.WatchContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/**
 * The devices on the bus, as the bus service lists them: at the start, and whenever it says that some have come or
 * gone. If the bus service ends, all of them have gone: the next one assigns addresses anew.
 */
final class BusDevices implements Connector<BusBinding>, BindListener<BusBinding>, BusHandler,
        NextFunctionContinuation, Copyable {
    private final Domain domain;
    private final DeviceTable table;
    private final SortedMap<String, BusArrival> known = new TreeMap<>();
    // Those of the listing that goes on.
    private final SortedMap<String, BusArrival> listed = new TreeMap<>();
    private boolean isListing;
    private boolean hasChanged;
    private Optional<BusBinding> bus = Optional.empty();

    BusDevices(Domain domain, DeviceTable table) {
        this.domain = domain;
        this.table = table;
    }

    void open() {
        domain.connect(DeviceRecord.BUS, Domain.DEFAULT_TIMEOUT, this, this);
    }

    @Override
    public BusBinding connect(Channel channel) {
        return BusInterface.connect(channel, this);
    }

    @Override
    public void bound(BusBinding binding) {
        bus = Optional.of(binding);
        binding.sendWatch(new Watched());
        list();
    }

    @Override
    public void changed() {
        hasChanged = true;
        list();
    }

    private void list() {
        if (!isListing && bus.isPresent()) {
            isListing = true;
            hasChanged = false;
            listed.clear();
            bus.get().sendNextFunction("", this);
        }
    }

    @Override
    public void replied(String next, String kind, BusDevice found, ErrorCode err) {
        if (!err.failed()) {
            listed.put(next, new BusArrival(next, kind, "slot " + found.slot() + " of bus " + found.bus(),
                    found.address(), found.bytes(), found.line(), found.arrival(), found.confined()));
            bus.ifPresent(binding -> binding.sendNextFunction(next, this));
            return;
        }
        isListing = false;
        update();
        if (hasChanged) {
            list();
        }
    }

    private void update() {
        for (BusArrival before : List.copyOf(known.values())) {
            if (!before.equals(listed.get(before.name()))) {
                known.remove(before.name());
                table.onDeparture(before);
            }
        }
        for (BusArrival now : List.copyOf(listed.values())) {
            if (known.put(now.name(), now) == null) {
                table.onArrival(now);
            }
        }
    }

    /** Lets a device answer at its address: no domain has registers there but the one that is given them. */
    void enable(BusArrival device) {
        bus.ifPresent(binding -> binding.sendEnable(device.name(), device.arrival(), new Enabled(this, device)));
    }

    /** The continuation of a listing that the end of the bus service has cut off. */
    @Override
    public void failed(Failure failure) {
        isListing = false;
        if (bus.isEmpty() && failure.kind() != Failure.Kind.PEER_GONE) {
            domain.syscalls().print("there is no bus service: " + failure);
        }
    }

    @Override
    public void onClosed(Failure reason) {
        bus = Optional.empty();
        isListing = false;
        listed.clear();
        update();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            open();
        }
    }

    /** The answer to the watch. */
    private record Watched() implements WatchContinuation, Copyable {
        @Override
        public void replied() {}

        /** The binding has closed. */
        @Override
        public void failed(Failure failure) {}
    }

    /** Goes on when a device answers. */
    private record Enabled(BusDevices devices, BusArrival device) implements EnableContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {
            // Otherwise it has gone again, which a notification has told or will tell.
            if (!err.failed() && device.equals(devices.known.get(device.name()))) {
                devices.table.onEnabled(device);
            }
        }

        /** The binding has closed: the device has gone. */
        @Override
        public void failed(Failure failure) {}
    }
}
