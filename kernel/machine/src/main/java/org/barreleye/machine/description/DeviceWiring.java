package org.barreleye.machine.description;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Shared;

/**
 * Everything between the devices of a machine and its cores and memory.
 *
 * @param controllers the interrupt controllers
 * @param protections the units between devices and memory
 * @param bus the enumerable bus
 */
@Shared // never changed
public record DeviceWiring(List<ControllerDescription> controllers, List<DmaProtectionDescription> protections,
        Optional<BusDescription> bus) {
    /** Devices that interrupt cores directly, and reach memory as the core beside them does. */
    public static final DeviceWiring DIRECT = new DeviceWiring(List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    public DeviceWiring {
        controllers = List.copyOf(controllers);
        protections = List.copyOf(protections);
    }

    /** The interrupt controller of a name. */
    public Optional<ControllerDescription> controller(String name) {
        return controllers.stream().filter(controller -> controller.name().equals(name)).findFirst();
    }
}
