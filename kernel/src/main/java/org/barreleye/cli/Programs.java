package org.barreleye.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.load.ConfinedPrograms;
import org.barreleye.confinement.load.ProgramImage;
import org.barreleye.kpi.outcome.ProgramTerminated;
import org.barreleye.kpi.syscall.Program;

/**
 * The programs that can be spawned: those of the system, and those of jars. Each is a class that implements
 * {@link Program} and that its jar names in {@code META-INF/services/org.barreleye.kpi.syscall.Program}. Programs of
 * jars are confined; those of the system itself are trusted.
 */
final class Programs {
    private final TreeMap<String, Program> byName = new TreeMap<>();
    private final TreeMap<String, String> origins = new TreeMap<>();

    private Programs() {
        for (String name : List.of("monitor", "names", "memory", "processes", "terminal", "knowledge", "devices",
                "network", "nic-driver", "shell")) {
            origins.put(name, "the system itself");
        }
    }

    /**
     * Finds the programs.
     *
     * @throws IOException if a jar cannot be read
     * @throws InvalidInput if a file is no jar, contains no program, one that cannot be loaded, or one that does what
     *     programs may not do
     */
    static Programs find(List<Path> jars) throws IOException, InvalidInput {
        Programs programs = new Programs();
        programs.addOwn();
        for (Path jar : jars) {
            programs.add(jar);
        }
        return programs;
    }

    private void add(Path jar) throws IOException, InvalidInput {
        ProgramImage image = ProgramJar.read(jar);
        if (!image.findings().isEmpty()) {
            throw new InvalidInput(jar + " is refused; `barreleye check-program` finds the same:"
                    + System.lineSeparator() + ProgramJar.sentences(jar, image));
        }
        for (String type : image.programTypes()) {
            try {
                add(ConfinedPrograms.of(image, type), jar.toString());
            } catch (ProgramTerminated | IllegalStateException failed) {
                throw new InvalidInput(jar + ": " + ImageFiles.LIST + " lists a program that cannot be loaded: "
                        + failed.getMessage());
            }
        }
    }

    /** Adds the programs of the system itself, which are trusted and run as they are. */
    private void addOwn() throws InvalidInput {
        for (Program program : ServiceLoader.load(Program.class, Programs.class.getClassLoader())) {
            add(program, "barreleye");
        }
    }

    private void add(Program program, String origin) throws InvalidInput {
        String other = origins.put(program.name(), origin);
        if (other != null) {
            throw new InvalidInput("two programs are called `" + program.name() + "`: one of " + other + " and one of "
                    + origin + "; rename one of them");
        }
        byName.put(program.name(), program);
    }

    /** Returns the programs in the order of their names. */
    List<Program> all() {
        return List.copyOf(byName.values());
    }

    /** Returns their names, in alphabetical order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
