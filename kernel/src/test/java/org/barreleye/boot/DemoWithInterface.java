package org.barreleye.boot;

import java.util.List;
import java.util.stream.Stream;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** The preset {@code demo} with its network interface beside another core. */
public final class DemoWithInterface {
    private static final String NAME = "nic0";

    private DemoWithInterface() {}

    /** The machine whose interface interrupts a core. The device reaches the memory that this core reaches. */
    public static MachineDescription at(int core) {
        MachineDescription demo = Presets.named("demo");
        List<DeviceDescription> devices = Stream.concat(
                demo.devices().stream().filter(device -> !device.name().equals(NAME)),
                demo.devices().stream().filter(device -> device.name().equals(NAME)).map(nic -> new DeviceDescription(
                        NAME, nic.kind(), nic.space(), nic.offset(), new CoreId(core), nic.vector()))).toList();
        return new MachineDescription(demo.name(), demo.about(), demo.cores(), demo.nodes(), demo.domains(),
                demo.links(), demo.memory(), devices, demo.wiring(), demo.memoryModel(), demo.lineBytes(),
                demo.startSkew(), demo.wire(), demo.faults());
    }
}
