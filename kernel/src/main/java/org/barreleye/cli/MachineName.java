package org.barreleye.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.description.Presets;

/** Finds the description of a machine by its name: a preset or a file. */
final class MachineName {
    private MachineName() {}

    /**
     * Returns the description.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidInput if there is no such preset, or the file is invalid
     */
    static MachineDescription describe(String name) throws IOException, InvalidInput {
        boolean looksLikeFile = name.endsWith(".yaml") || name.endsWith(".yml") || name.indexOf('/') >= 0;
        if (looksLikeFile && !Files.exists(Path.of(name))) {
            throw new NoSuchFileException(name);
        }
        try {
            return looksLikeFile || Files.isRegularFile(Path.of(name)) ? MachineFile.read(Path.of(name))
                    : Presets.named(name);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidInput(invalid.getMessage());
        }
    }
}
