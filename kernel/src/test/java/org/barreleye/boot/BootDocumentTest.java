package org.barreleye.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.machine.description.Presets;
import org.barreleye.monitor.plan.BootPlan;
import org.junit.jupiter.api.Test;

/** The pictures of the document are the plan's. */
class BootDocumentTest {
    private static final String FENCE = "```";
    private final BootPlan plan = StandardSystem.on(Presets.named("demo"),
            new BootResult.LinesProgram("shell", Manifest.PLAIN, domain -> {}), List.of(), 0).plan(1);

    @Test
    void shows_which_core_starts_which() throws IOException {
        assertThat(picture(0)).isEqualTo(BootDiagram.tree(plan));
    }

    @Test
    void shows_which_component_waits_for_which() throws IOException {
        assertThat(picture(1)).isEqualTo(BootDiagram.components(plan));
    }

    private static String picture(int number) throws IOException {
        String document = Files.readString(Path.of("docs", "boot.md"));
        String[] parts = document.split(FENCE + "mermaid\n");
        return parts[number + 1].substring(0, parts[number + 1].indexOf(FENCE));
    }
}
