package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.MachineFile;
import org.barreleye.machine.topology.TopologyImport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that were imported from the XML of lstopo. */
class ImportedMachineTest {
    private static final Path TOPOLOGIES =
            Path.of("machine", "src", "test", "resources", "org", "barreleye", "machine", "topology");

    @ParameterizedTest
    @ValueSource(strings = {"four-cores", "two-packages", "two-kinds", "hwloc-1", "sockets", "virtual-machine",
        "virtual-machine-hwloc-1", "packages-at-one-memory", "memories-in-packages", "annotated-kinds"})
    void boot_on_every_core(String name) throws IOException {
        String machine = TopologyImport.machineFile(name + ".xml", Files.readString(TOPOLOGIES.resolve(name + ".xml")));
        MachineDescription description = MachineFile.parse(name + ".yaml", machine);

        List<Integer> on = new ArrayList<>();
        BootResult booted = BootResult.on(description)
                .run(domain -> domain.cores().forEach(core -> on.add(core.core())));

        assertThat(booted.status()).hasValue(0);
        assertThat(on).isEqualTo(description.cores().stream().map(core -> core.id().number()).toList());
    }
}
