package org.barreleye.service.device;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.StatefulServer;
import org.barreleye.domain.binding.Client;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.generated.user.devices.DevicesBinding;
import org.barreleye.generated.user.devices.DevicesInterface;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.syscall.Manifest;

/**
 * The program of the device manager.
 *
 * @param drivers the drivers of the boot image
 */
public record DeviceService(List<DriverDescription> drivers) implements StatefulServer<DeviceTable> {
    /** Copies the list. */
    public DeviceService {
        drivers = List.copyOf(drivers);
    }

    @Override
    public String name() {
        return DeviceRecord.MANAGER;
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.DEVICES);
    }

    @Override
    public DeviceTable open(Domain domain) {
        DeviceTable table = new DeviceTable(domain);
        table.start(drivers);
        return table;
    }

    @Override
    public Binding accept(DeviceTable table, Channel channel) {
        return accept(table, channel, Client.SELF);
    }

    @Override
    public Binding accept(DeviceTable table, Channel channel, Client client) {
        DeviceSession session = new DeviceSession(table, client.process());
        DevicesBinding binding = DevicesInterface.accept(channel, session);
        session.attach(binding);
        return binding;
    }
}
