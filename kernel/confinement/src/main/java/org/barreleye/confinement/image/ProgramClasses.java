package org.barreleye.confinement.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.tree.ClassNode;

/** The classes of a jar that its programs can reach, parsed. A class that none of them names is never loaded. */
public final class ProgramClasses {
    private final TreeMap<String, ClassNode> classes;
    private final SystemClasses system;

    /** Creates the set of some classes over those of the system. */
    public ProgramClasses(Collection<ClassNode> nodes, SystemClasses system) {
        classes = new TreeMap<>();
        nodes.forEach(node -> classes.put(node.name, node));
        this.system = system;
    }

    /** The classes, in the order of their names. */
    public Collection<ClassNode> all() {
        return classes.values();
    }

    /** The classes of the system. */
    public SystemClasses system() {
        return system;
    }

    /** Returns whether a class belongs to the programs. */
    public boolean contains(String name) {
        return classes.containsKey(name);
    }

    /** A class of the programs. */
    public Optional<ClassNode> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Returns whether a class or interface, of the programs or of the system, is an interface. */
    public boolean isInterface(String name) {
        ClassNode node = classes.get(name);
        return node == null ? system.isInterface(name) : (node.access & org.objectweb.asm.Opcodes.ACC_INTERFACE) != 0;
    }

    /** The superclass of a class. */
    public String superName(String name) {
        ClassNode node = classes.get(name);
        return node == null ? system.superName(name) : node.superName;
    }

    /** A class and all classes and interfaces above it, the class first. */
    public Set<String> ancestors(String name) {
        Set<String> found = new LinkedHashSet<>();
        List<String> pending = new ArrayList<>(List.of(name));
        while (!pending.isEmpty()) {
            String next = pending.remove(0);
            ClassNode node = classes.get(next);
            if (node == null) {
                found.addAll(system.ancestors(next));
            } else if (found.add(next)) {
                pending.add(node.superName);
                pending.addAll(node.interfaces);
            }
        }
        return found;
    }
}
