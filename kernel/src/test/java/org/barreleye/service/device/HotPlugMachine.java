package org.barreleye.service.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;

/** The machine of the file hotplug.yaml: with a bus, and devices behind its bridge that come and go. */
final class HotPlugMachine {
    private HotPlugMachine() {}

    static MachineDescription description() {
        try (InputStream file = HotPlugMachine.class.getResourceAsStream("hotplug.yaml")) {
            return MachineFile.parse("hotplug.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
