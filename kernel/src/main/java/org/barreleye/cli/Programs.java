package org.barreleye.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.barreleye.kpi.syscall.Program;

/**
 * The programs that can be spawned: those of the system, and those of jars. Each is a class that implements
 * {@link Program} and that its jar names in {@code META-INF/services/org.barreleye.kpi.syscall.Program}.
 */
final class Programs implements AutoCloseable {
    private static final String LIST = "META-INF/services/" + Program.class.getName();
    private final TreeMap<String, Program> byName = new TreeMap<>();
    private final TreeMap<String, String> origins = new TreeMap<>();
    private final List<URLClassLoader> loaders = new ArrayList<>();

    private Programs() {
        for (String name : List.of("monitor", "names", "memory", "processes", "terminal", "shell")) {
            origins.put(name, "the system itself");
        }
    }

    /**
     * Finds the programs.
     *
     * @throws IOException if a jar cannot be read
     * @throws InvalidInput if a file is no jar, contains no program, or one that cannot be loaded
     */
    static Programs find(List<Path> jars) throws IOException, InvalidInput {
        Programs programs = new Programs();
        try {
            programs.add(Programs.class.getClassLoader(), "barreleye");
            for (Path jar : jars) {
                programs.add(jar);
            }
            return programs;
        } catch (IOException | InvalidInput failure) {
            programs.close();
            throw failure;
        }
    }

    private void add(Path jar) throws IOException, InvalidInput {
        if (!Files.isReadable(jar)) {
            throw new NoSuchFileException(jar.toString());
        }
        requireJar(jar);
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Programs.class.getClassLoader());
        loaders.add(loader);
        if (add(loader, jar.toString()) == 0) {
            throw new InvalidInput(jar + " contains no program: list the classes of its programs in " + LIST);
        }
    }

    private static void requireJar(Path file) throws IOException, InvalidInput {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": not a jar: it is a folder");
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            jar.size();
        } catch (ZipException noArchive) {
            throw new InvalidInput(file + ": not a jar");
        }
    }

    /** Adds the programs of this loader itself, not those of its parent, and returns their number. */
    private int add(ClassLoader loader, String origin) throws InvalidInput {
        int found = 0;
        try {
            Iterator<ServiceLoader.Provider<Program>> providers =
                    ServiceLoader.load(Program.class, loader).stream().iterator();
            while (providers.hasNext()) {
                ServiceLoader.Provider<Program> provider = providers.next();
                if (provider.type().getClassLoader() == loader) {
                    add(provider.get(), origin);
                    found++;
                }
            }
        } catch (ServiceConfigurationError error) {
            throw new InvalidInput(origin + ": " + LIST + " lists a program that cannot be loaded: "
                    + error.getMessage());
        }
        return found;
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

    @Override
    public void close() throws IOException {
        for (URLClassLoader loader : loaders) {
            loader.close();
        }
    }
}
