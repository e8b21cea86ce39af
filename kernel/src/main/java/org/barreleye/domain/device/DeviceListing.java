package org.barreleye.domain.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.DeviceFrameReference;
import org.barreleye.generated.user.monitor.GetDeviceContinuation;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CapabilityAddress;

/** A request for the list of devices in a program that may not wait: asks for one device after the other. */
final class DeviceListing implements GetDeviceContinuation, Copyable {
    private final Domain domain;
    private final Consumer<List<DeviceRecord>> continuation;
    private final List<DeviceRecord> devices = new ArrayList<>();

    DeviceListing(Domain domain, Consumer<List<DeviceRecord>> continuation) {
        this.domain = domain;
        this.continuation = continuation;
    }

    void begin() {
        domain.monitor().sendGetDevice(devices.size(), this);
    }

    @Override
    public void replied(String name, String kind, long slot, long line, boolean routed, long core, int vector,
            ErrorCode err) {
        if (err.failed()) {
            if (!SystemError.NO_SUCH_DEVICE.matches(err)) {
                domain.syscalls().print("cannot list the devices: " + SystemError.describe(err));
            }
            continuation.accept(devices);
            return;
        }
        devices.add(new DeviceRecord(name, kind, new DeviceFrameReference(new CapabilityAddress((int) slot)), line,
                routed, (int) core, vector));
        begin();
    }

    @Override
    public void failed(Failure failure) {
        domain.syscalls().print("cannot list the devices: " + failure);
        continuation.accept(devices);
    }
}
