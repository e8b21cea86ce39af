package org.barreleye.machine.device;

import java.util.List;
import java.util.Optional;
import org.barreleye.machine.description.DeviceWiring;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;

/** Presets without units between devices and memory, for tests of a device alone. */
public final class Unprotected {
    private Unprotected() {}

    /** The preset demo, whose devices reach all memory that the core beside them does. */
    public static MachineDescription demo() {
        MachineDescription demo = Presets.named("demo");
        return new MachineDescription(demo.name(), demo.about(), demo.cores(), demo.nodes(), demo.domains(),
                demo.links(), demo.memory(), demo.devices(), new DeviceWiring(demo.wiring().controllers(),
                List.of(), Optional.empty()), demo.memoryModel(), demo.lineBytes(), demo.startSkew(),
                demo.wire(), demo.faults());
    }
}
