package org.barreleye.domain.device;

import org.barreleye.domain.Domain;
import org.barreleye.domain.binding.BindListener;
import org.barreleye.domain.binding.Connector;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.devices.ClaimContinuation;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.types.CapabilityReference;

/** A driver that asks the device manager for its device. Without a manager the driver ends. */
final class DeviceClaim implements Connector<DevicesBinding>, BindListener<DevicesBinding>, DevicesHandler,
        ClaimContinuation, Copyable {
    private static final int REFUSED = 1;

    @Shared // code
    private final DriverProgram driver;
    private final Domain domain;
    // Set when it is bound, which is before any answer.
    private DevicesBinding manager;

    DeviceClaim(DriverProgram driver, Domain domain) {
        this.driver = driver;
        this.domain = domain;
    }

    void begin() {
        domain.connect(DeviceRecord.MANAGER, Domain.DEFAULT_TIMEOUT, this, this);
    }

    @Override
    public DevicesBinding connect(Channel channel) {
        return DevicesInterface.connect(channel, this);
    }

    @Override
    public void bound(DevicesBinding binding) {
        manager = binding;
        manager.sendClaim(this);
    }

    @Override
    public void replied(String device, CapabilityReference registers, CapabilityReference interrupt,
            CapabilityReference vectors, long core, ErrorCode err) {
        if (err.failed()) {
            domain.syscalls().print("a driver is started by the device manager only: " + SystemError.describe(err));
            domain.exit(REFUSED);
            return;
        }
        driver.attach(domain, new ClaimedDevice(domain, device, new DeviceFrameReference(registers.address()),
                new DeviceInterrupt(interrupt, vectors, (int) core), manager));
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("no device manager: " + failure);
        domain.exit(REFUSED);
    }

    @Override
    public void onClosed(Failure reason) {
        domain.exit(REFUSED);
    }
}
