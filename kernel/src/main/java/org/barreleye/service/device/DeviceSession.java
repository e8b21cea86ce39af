package org.barreleye.service.device;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.devices.ClaimReply;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.generated.user.devices.DevicesHandler;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.generated.user.devices.DriverState;
import org.barreleye.generated.user.devices.GetDeviceReply;
import org.barreleye.generated.user.devices.NextDeviceReply;
import org.barreleye.generated.user.devices.StartDriverReply;
import org.barreleye.generated.user.devices.WatchReply;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.state.Copyable;

/** Serves a client of the device manager. */
final class DeviceSession implements DevicesHandler, Copyable {
    private static final int REASON_MAX = DevicesInterface.Limits.GET_DEVICE_RESPONSE_REASON - 1;

    private final DeviceTable table;
    // The process of the client.
    private final long client;
    // Set right after the binding has been made, which needs this handler.
    private DevicesBinding binding;

    DeviceSession(DeviceTable table, long client) {
        this.table = table;
        this.client = client;
    }

    void attach(DevicesBinding newBinding) {
        binding = newBinding;
    }

    @Override
    public void claim(ClaimReply reply) {
        table.claim(client, reply);
    }

    @Override
    public void running() {
        table.onRunning(client);
    }

    @Override
    public void unusable(String reason) {
        table.onUnusable(client, reason);
    }

    @Override
    public void nextDevice(String device, NextDeviceReply reply) {
        Optional<String> next = table.after(device);
        reply.reply(next.orElse(""), next.isPresent() ? ErrorCode.NONE : SystemError.NO_SUCH_DEVICE.code());
    }

    @Override
    public void getDevice(String name, GetDeviceReply reply) {
        Optional<ManagedDevice> found = table.get(name);
        if (found.isEmpty()) {
            reply.reply("", DriverState.NO_DRIVER, "", 0, 0, 0, "", SystemError.NO_SUCH_DEVICE.code());
            return;
        }
        ManagedDevice device = found.get();
        String reason = device.reason();
        reply.reply(device.device().kind(), device.state(), device.driver(), device.process(), device.core(),
                device.restarts(), reason.substring(0, Math.min(reason.length(), REASON_MAX)), ErrorCode.NONE);
    }

    @Override
    public void watch(String name, WatchReply reply) {
        reply.reply(table.watchers().add(name, this) ? ErrorCode.NONE : SystemError.BUSY.code());
    }

    /** Notifies the client. One that has left too many notifications unread is disconnected. */
    void notifyOf(String device) {
        if (!binding.tryChanged(device)) {
            binding.close(new Failure(Failure.Kind.REFUSED, "the client does not read its notifications"));
        }
    }

    @Override
    public void startDriver(String name, StartDriverReply reply) {
        Optional<ManagedDevice> found = table.get(name);
        if (found.isPresent()) {
            table.start(found.get(), reply);
        } else {
            reply.reply(SystemError.NO_SUCH_DEVICE.code());
        }
    }

    @Override
    public void onClosed(Failure reason) {
        table.withdrawClaim(client);
        table.watchers().remove(this);
    }
}
