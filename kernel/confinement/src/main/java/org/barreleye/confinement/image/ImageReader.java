package org.barreleye.confinement.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.confinement.finding.Finding;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads the classes that the programs of a jar can reach, from the class files in it. */
public final class ImageReader {
    private static final int OLDEST_VERSION = 51;
    private static final int FIRST_JAVA = 44;

    private final ImageFiles files;
    private final SystemClasses system;
    private final int newestVersion;
    private final List<ClassNode> nodes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ImageReader(ImageFiles files, SystemClasses system, int newestVersion) {
        this.files = files;
        this.system = system;
        this.newestVersion = newestVersion;
    }

    /**
     * The result of reading a jar.
     *
     * @param programs the internal names of the classes of its programs, without those of the system itself
     * @param classes the classes that they reach
     * @param findings the class files that cannot be used
     */
    public record Result(List<String> programs, ProgramClasses classes, List<Finding> findings) {}

    /**
     * Reads a jar.
     *
     * @param newestVersion the newest version of class files that this JVM loads
     */
    public static Result read(ImageFiles files, SystemClasses system, int newestVersion) {
        return new ImageReader(files, system, newestVersion).read();
    }

    private Result read() {
        findSystemClasses();
        List<String> programs = files.programs().stream().filter(name -> !isCopyOfSystemClass(name)).toList();
        Deque<String> pending = new ArrayDeque<>(programs);
        Set<String> seen = new LinkedHashSet<>(programs);
        while (!pending.isEmpty()) {
            String name = pending.remove();
            Optional<byte[]> file = SystemPackages.contains(name) ? Optional.empty() : files.classFile(name);
            if (file.isPresent()) {
                for (String next : parse(name, file.get())) {
                    if (seen.add(next)) {
                        pending.add(next);
                    }
                }
            }
        }
        return new Result(programs, new ProgramClasses(nodes, system), findings);
    }

    /** Reports classes in the system's packages that are not the system's own. */
    private void findSystemClasses() {
        List<String> foreign = files.classNames().stream()
                .filter(SystemPackages::contains)
                .filter(name -> !isCopyOfSystemClass(name))
                .toList();
        if (!foreign.isEmpty()) {
            findings.add(Finding.ofClass(foreign.get(0), "", "is in a package of the system or of the JDK"
                    + (foreign.size() == 1 ? "" : ", as are " + (foreign.size() - 1) + " other classes of this jar"),
                    "a package of your own, and build with the jars of this system"));
        }
    }

    private boolean isCopyOfSystemClass(String name) {
        return SystemPackages.contains(name) && files.classFile(name)
                .map(copy -> system.bytes(name).filter(own -> Arrays.equals(own, copy)).isPresent())
                .orElse(system.contains(name));
    }

    private Set<String> parse(String name, byte[] file) {
        int version = file.length < 8 ? 0 : (file[6] & 0xff) << 8 | file[7] & 0xff;
        if (version < OLDEST_VERSION || version > newestVersion) {
            findings.add(Finding.ofClass(name, "", "is compiled for Java " + (version - FIRST_JAVA),
                    "Java 7 to " + (newestVersion - FIRST_JAVA) + " (javac --release), which this JVM loads"));
            return new TreeSet<>();
        }
        try {
            ClassReader reader = new ClassReader(file);
            ClassNode node = new ClassNode();
            reader.accept(node, ClassReader.SKIP_FRAMES);
            if (!node.name.equals(name)) {
                throw new IllegalArgumentException("it is called " + node.name);
            }
            nodes.add(node);
            return ClassReferences.of(reader);
        } catch (RuntimeException malformed) {
            findings.add(Finding.ofClass(name, "", "is a malformed class file (" + malformed + ")", "a Java compiler"));
            return new TreeSet<>();
        }
    }
}
