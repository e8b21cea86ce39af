package org.barreleye.confinement.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * The classes that a program finds already there: those of the JDK and of the system. Reads their class files and loads
 * none of them.
 */
public final class SystemClasses {
    private final ClassLoader loader;
    private final Map<String, Optional<Supertypes>> known = new TreeMap<>();

    private record Supertypes(boolean isInterface, String superName, List<String> interfaces) {}

    /** Creates the classes that a loader finds. */
    public SystemClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** The class file of a class, by its internal name; empty if there is none. */
    public Optional<byte[]> bytes(String name) {
        try (InputStream file = loader.getResourceAsStream(name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns whether there is a class of an internal name. */
    public boolean contains(String name) {
        return supertypes(name).isPresent();
    }

    /** Returns whether a class is an interface. */
    public boolean isInterface(String name) {
        return supertypes(name).filter(Supertypes::isInterface).isPresent();
    }

    /** The internal name of the superclass; null for {@code Object} and for a class that does not exist. */
    public String superName(String name) {
        return supertypes(name).map(Supertypes::superName).orElse(null);
    }

    /** The interfaces that a class names. */
    public List<String> interfaces(String name) {
        return supertypes(name).map(Supertypes::interfaces).orElse(List.of());
    }

    /** A class and all classes and interfaces above it, the class first. */
    public Set<String> ancestors(String name) {
        Set<String> found = new LinkedHashSet<>();
        List<String> pending = new ArrayList<>(List.of(name));
        while (!pending.isEmpty()) {
            String next = pending.remove(0);
            if (next != null && found.add(next)) {
                pending.add(superName(next));
                pending.addAll(interfaces(next));
            }
        }
        return found;
    }

    private Optional<Supertypes> supertypes(String name) {
        return known.computeIfAbsent(name, missing -> bytes(missing).map(file -> {
            ClassReader reader = new ClassReader(file);
            return new Supertypes((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0, reader.getSuperName(),
                    List.of(reader.getInterfaces()));
        }));
    }
}
