package org.barreleye.driver.nic;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.ClaimedDevice;
import org.barreleye.domain.device.DriverProgram;

/** The program. It registers its device queue under the name of the device. */
public record NicDriver() implements DriverProgram {
    @Override
    public String name() {
        return "nic-driver";
    }

    @Override
    public List<String> kinds() {
        return List.of("nic");
    }

    @Override
    public void attach(Domain domain, ClaimedDevice device) {
        new NicStart(domain, device).begin();
    }
}
