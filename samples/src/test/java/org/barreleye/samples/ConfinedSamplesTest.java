package org.barreleye.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ConfinedPrograms;
import org.barreleye.confinement.load.ProgramImage;
import org.barreleye.domain.BlockingProgram;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.trace.ConsoleLine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples as programs of a jar: they pass the check, and do confined what they do as trusted programs. */
class ConfinedSamplesTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final long MINUTE = 60_000_000_000L;
    private static ProgramImage image;

    @BeforeAll
    static void read() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(CLASSES)) {
            paths.filter(Files::isRegularFile).forEach(path -> files.put(
                    CLASSES.relativize(path).toString().replace('\\', '/'), bytes(path)));
        }
        image = new ProgramImage(new ImageFiles("samples.jar", files), ConfinedSamplesTest.class.getClassLoader());
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void have_no_findings() {
        assertThat(image.programTypes()).hasSizeGreaterThan(10);
        assertThat(image.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "echo", "handover", "offload", "paging", "bulk"})
    void print_the_same_confined_as_trusted(String sample) {
        List<Program> confined = new ArrayList<>();
        List<Program> trusted = new ArrayList<>();
        for (String type : image.programTypes()) {
            confined.add(ConfinedPrograms.of(image, type));
            trusted.add(create(type));
        }

        assertThat(printed(sample, confined)).isNotEmpty().isEqualTo(printed(sample, trusted));
    }

    private static Program create(String type) {
        try {
            return (Program) Class.forName(type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The lines that a sample prints on core 0 of {@code demo}, without its measurements. */
    private static List<String> printed(String sample, List<Program> programs) {
        try (Machine machine = Boot.on(
                StandardSystem.on(Presets.named("demo"), new Spawning(sample), programs, 0), 1)) {
            machine.run();
            assertThat(machine.exitStatus()).as("%s", machine.console()).hasValue(0);
            return machine.console().stream().map(ConsoleLine::text)
                    .filter(line -> line.startsWith(sample + ": "))
                    .map(line -> line.replaceAll("[0-9]+ (us|rounds|cycles)", "N $1").replaceAll(" +N", " N")
                            .replaceAll("0x[0-9a-f]+", "ADDRESS"))
                    .toList();
        }
    }

    /** Runs one sample to its end. */
    private record Spawning(String sample) implements BlockingProgram {
        @Override
        public String name() {
            return "main";
        }

        @Override
        public int run(Domain domain) throws CallFailed {
            long process = domain.spawn(0, sample, "");
            return domain.processes().waitFor(process, MINUTE).status();
        }
    }
}
