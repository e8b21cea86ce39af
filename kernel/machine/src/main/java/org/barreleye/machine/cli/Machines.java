package org.barreleye.machine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Presets;

/** Resolves the name of a machine on the command line: a preset, or a machine file. */
final class Machines {
    private Machines() {}

    /** The machine of a name. A former name of a preset is accepted with a note. */
    static MachineDescription named(String name, PrintWriter err) throws IOException {
        boolean looksLikeFile = name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0;
        if (looksLikeFile || Files.isRegularFile(Path.of(name))) {
            return MachineFile.read(Path.of(name));
        }
        Presets.renamed(name).ifPresent(present -> err.println("machine: note: '" + name + "' is now '" + present
                + "'; the old name will be removed in the next version"));
        return Presets.named(name);
    }
}
