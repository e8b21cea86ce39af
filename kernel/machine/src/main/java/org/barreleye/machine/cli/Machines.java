package org.barreleye.machine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Presets;

/** A machine as people name it: a preset, or a file. */
final class Machines {
    private Machines() {}

    static MachineDescription named(String name) throws IOException {
        boolean looksLikeFile = name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0;
        return looksLikeFile || Files.isRegularFile(Path.of(name)) ? MachineFile.read(Path.of(name))
                : Presets.named(name);
    }
}
