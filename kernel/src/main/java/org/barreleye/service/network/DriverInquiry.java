package org.barreleye.service.network;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceContinuation;
import org.barreleye.generated.user.devices.WatchContinuation;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Asks the device manager how the driver of the interface fares. */
final class DriverInquiry implements Connector<DevicesBinding>, BindListener<DevicesBinding>, DevicesHandler,
        GetDeviceContinuation, Copyable {
    private final Domain domain;
    private final String device;
    private Optional<DevicesBinding> manager = Optional.empty();
    private Announcement listener;
    private String placement = "";
    private String missing = "the device manager has not started its driver yet";
    // Whether a question is unanswered; the first one is asked when the manager is bound.
    private boolean isAsked = true;
    private boolean isRunning;

    DriverInquiry(Domain domain, String device) {
        this.domain = domain;
        this.device = device;
    }

    /** Connects to the device manager; the listener is told each answer. */
    void open(Announcement announcement) {
        listener = announcement;
        connect();
    }

    private void connect() {
        domain.connect(DeviceRecord.MANAGER, Domain.DEFAULT_TIMEOUT, this, this);
    }

    /** Asks again. */
    void ask() {
        isAsked = true;
        manager.ifPresent(devices -> devices.sendGetDevice(device, this));
    }

    /** Returns whether the last question is answered, or there is no device manager to ask. */
    boolean isKnown() {
        return !isAsked;
    }

    /** Returns whether the driver runs, as far as the device manager knows. */
    boolean isRunning() {
        return isRunning;
    }

    /** The core of the driver, and the reason for it. */
    String placement() {
        return placement;
    }

    /** The reason for which there is no driver. */
    String missing() {
        return missing;
    }

    @Override
    public DevicesBinding connect(Channel channel) {
        return DevicesInterface.connect(channel, this);
    }

    @Override
    public void bound(DevicesBinding binding) {
        manager = Optional.of(binding);
        binding.sendWatch(device, new Watched());
        ask();
    }

    @Override
    public void changed(String name) {
        ask();
    }

    @Override
    public void replied(String kind, DriverState state, String driver, long process, long core, long restarts,
            String reason, ErrorCode err) {
        isAsked = false;
        isRunning = state == DriverState.RUNNING;
        if (err.failed()) {
            missing = "the device manager does not know it: it is not present, or no program can be given its"
                    + " registers";
        } else if (state == DriverState.RUNNING) {
            missing = "its driver on core " + core + " does not serve the network";
            placement = "driver on core " + core + " because " + reason;
        } else {
            missing = switch (state) {
                case NO_DRIVER, NOT_PRESENT -> reason;
                case GIVEN_UP -> "its driver is given up: " + reason;
                default -> "its driver is being started on core " + core;
            };
        }
        listener.onChange();
    }

    /** The answer to the watch, which is permitted. */
    private record Watched() implements WatchContinuation, Copyable {
        @Override
        public void replied(ErrorCode err) {}

        @Override
        public void failed(Failure failure) {}
    }

    @Override
    public void onClosed(Failure reason) {
        manager = Optional.empty();
        if (reason.kind() == Failure.Kind.PEER_GONE) {
            connect();
        }
    }

    @Override
    public void failed(Failure failure) {
        isAsked = false;
        missing = "there is no device manager: " + failure;
        if (manager.isEmpty() && failure.kind() == Failure.Kind.PEER_GONE) {
            connect();
        }
    }
}
