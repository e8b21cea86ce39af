package org.barreleye.service.knowledge;

import java.util.List;
import org.barreleye.kpi.state.Copyable;

/**
 * The program of a client, as the monitors know it.
 *
 * @param name its name in the boot image
 * @param service whether its process is a service of the boot plan, and not one that another process has spawned
 */
record ClientProgram(String name, boolean service) implements Copyable {
    boolean isOneOf(List<String> services) {
        return service && services.contains(name);
    }
}
