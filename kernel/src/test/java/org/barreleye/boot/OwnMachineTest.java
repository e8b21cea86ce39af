package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barreleye.domain.CoreRecord;
import org.barreleye.machine.description.MachineFile;
import org.junit.jupiter.api.Test;

/** The machine of one's own in the README of the machine. */
class OwnMachineTest {
    private static String example() throws IOException {
        String readme = Files.readString(Path.of("machine/README.md"));
        String section = readme.substring(readme.indexOf("### A machine of one's own"));
        return section.substring(section.indexOf("```yaml\n") + 8, section.indexOf("\n```\n"));
    }

    @Test
    void boots_the_system_on_all_its_cores() throws IOException {
        BootResult booted = BootResult.on(MachineFile.parse("pair-and-one.yaml", example())).run(domain -> {
            for (CoreRecord core : domain.cores()) {
                domain.syscalls().print("core " + core.core() + " on " + core.isOn() + " " + core.isa());
            }
        });

        assertThat(booted.status()).hasValue(0);
        assertThat(booted.console()).contains(
                "main: core 0 on true x86-64", "main: core 1 on true x86-64", "main: core 8 on true power32");
    }
}
