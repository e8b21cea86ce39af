package org.barreleye.confinement.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.kpi.syscall.Program;

/** The files of a jar of programs, by their paths. Immutable. */
public final class ImageFiles {
    /** The file that lists the classes of the programs. */
    public static final String LIST = "META-INF/services/" + Program.class.getName();

    private static final String CLASS = ".class";
    private final String origin;
    private final TreeMap<String, byte[]> files;

    /**
     * Creates the files of a jar.
     *
     * @param origin the name of the jar, for messages
     */
    public ImageFiles(String origin, Map<String, byte[]> files) {
        this.origin = origin;
        this.files = new TreeMap<>(files);
    }

    /** The name of the jar. */
    public String origin() {
        return origin;
    }

    /** The class file of a class, by its internal name; empty if the jar has none. */
    public Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(files.get(name + CLASS));
    }

    /** The internal names of all classes of the jar, in alphabetical order. */
    public List<String> classNames() {
        return files.keySet().stream()
                .filter(path -> path.endsWith(CLASS) && !path.startsWith("META-INF/"))
                .map(path -> path.substring(0, path.length() - CLASS.length()))
                .toList();
    }

    /** The internal names of the classes that the jar lists as programs. */
    public List<String> programs() {
        byte[] list = files.getOrDefault(LIST, new byte[0]);
        return new String(list, StandardCharsets.UTF_8).lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> line.replace('.', '/'))
                .toList();
    }
}
