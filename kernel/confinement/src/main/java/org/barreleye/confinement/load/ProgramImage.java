package org.barreleye.confinement.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.confinement.check.ApiRules;
import org.barreleye.confinement.check.ProgramCheck;
import org.barreleye.confinement.finding.Finding;
import org.barreleye.confinement.image.ImageFiles;
import org.barreleye.confinement.image.ImageReader;
import org.barreleye.confinement.image.SystemClasses;
import org.barreleye.confinement.meter.Meter;
import org.barreleye.confinement.rewrite.ClassRewriter;
import org.barreleye.kpi.types.InstructionCosts;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.ClassNode;

/** The checked programs of one jar. Rewrites their classes once for each instruction set. */
public final class ProgramImage {
    private final ImageReader.Result image;
    private final ClassLoader system;
    private final ApiRules rules = ApiRules.load();
    private final List<Finding> findings;
    private final byte[] meter;
    private final Map<String, Map<String, byte[]>> rewritten = new TreeMap<>();

    /**
     * Reads and checks a jar.
     *
     * @param system the loader of the system's classes
     */
    public ProgramImage(ImageFiles files, ClassLoader system) {
        this.system = system;
        image = ImageReader.read(files, new SystemClasses(system), newestVersion());
        findings = new ArrayList<>(image.findings());
        findings.addAll(ProgramCheck.findingsIn(image.classes(), rules));
        meter = meterFile();
        if (findings.isEmpty()) {
            rewrite(InstructionCosts.DEFAULT);
        }
    }

    /** The newest version of class files that this JVM loads. */
    private static int newestVersion() {
        return Runtime.version().feature() + 44;
    }

    private static byte[] meterFile() {
        try (InputStream file = Meter.class.getResourceAsStream("Meter.class")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The reasons for which the jar is refused; empty if it is not. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The number of classes that were checked: those that the programs can reach. */
    public int classCount() {
        return image.classes().all().size();
    }

    /** The names of the classes of the programs. */
    public List<String> programTypes() {
        return image.programs().stream().map(name -> name.replace('/', '.')).toList();
    }

    /** Returns whether the jar has a class of the programs. */
    public Optional<String> missing() {
        return programTypes().stream().filter(type -> !image.classes().contains(type.replace('.', '/'))).findFirst();
    }

    /** The rewritten class files for an instruction set, by the names of the classes. */
    public Map<String, byte[]> rewritten(InstructionCosts costs) {
        return rewritten.computeIfAbsent(costs.toString(), unknown -> rewrite(costs));
    }

    private Map<String, byte[]> rewrite(InstructionCosts costs) {
        ClassRewriter rewriter = new ClassRewriter(image.classes(), rules, costs);
        Map<String, byte[]> files = new TreeMap<>();
        for (ClassNode node : image.classes().all()) {
            try {
                files.put(node.name.replace('/', '.'), rewriter.rewrite(node));
            } catch (MethodTooLargeException tooLarge) {
                findings.add(new Finding(node.name.replace('/', '.'), tooLarge.getMethodName(), source(node), 0,
                        "is too large to be rewritten", "several smaller methods"));
            } catch (ClassTooLargeException tooLarge) {
                findings.add(Finding.ofClass(node.name, source(node), "is too large to be rewritten",
                        "several smaller classes"));
            }
        }
        return files;
    }

    private static String source(ClassNode node) {
        return node.sourceFile == null ? "" : node.sourceFile;
    }

    /** Creates the loader of a new domain. */
    DomainLoader newLoader(InstructionCosts costs) {
        return new DomainLoader(system, rewritten(costs), meter, rules);
    }
}
