package org.barreleye.domain.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;

/** The machine of the file routed.yaml: devices behind every kind of interrupt controller. */
final class RoutedMachine {
    private RoutedMachine() {}

    static MachineDescription description() {
        try (InputStream file = RoutedMachine.class.getResourceAsStream("routed.yaml")) {
            return MachineFile.parse("routed.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
