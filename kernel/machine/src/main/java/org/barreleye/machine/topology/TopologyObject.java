package org.barreleye.machine.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object of a topology, with the objects in it. */
final class TopologyObject {
    private final ObjectKind kind;
    private final SortedMap<String, String> attributes;
    private final SortedMap<String, String> infos = new TreeMap<>();
    private final List<TopologyObject> children = new ArrayList<>();
    private final int line;
    private final int column;

    TopologyObject(ObjectKind kind, SortedMap<String, String> attributes, int line, int column) {
        this.kind = kind;
        this.attributes = attributes;
        this.line = line;
        this.column = column;
    }

    ObjectKind kind() {
        return kind;
    }

    /** The line of its element in the file, from 1 on. */
    int line() {
        return line;
    }

    /** The column at which its element ends, from 1 on. */
    int column() {
        return column;
    }

    /** The objects directly in it, memory included. */
    List<TopologyObject> children() {
        return children;
    }

    /** The pairs of names and values that hwloc found out about it. */
    SortedMap<String, String> infos() {
        return infos;
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The number of cores in it: core objects, and hardware threads in no core. */
    int cores() {
        if (kind == ObjectKind.CORE || kind == ObjectKind.HARDWARE_THREAD) {
            return 1;
        }
        return children.stream().mapToInt(TopologyObject::cores).sum();
    }

    /** The number of hardware threads in it. */
    int hardwareThreads() {
        return (kind == ObjectKind.HARDWARE_THREAD ? 1 : 0)
                + children.stream().mapToInt(TopologyObject::hardwareThreads).sum();
    }

    /** The first value of an info of this name, here or in an object below. */
    Optional<String> find(String info) {
        if (infos.containsKey(info)) {
            return Optional.of(infos.get(info));
        }
        return children.stream().map(child -> child.find(info)).flatMap(Optional::stream).findFirst();
    }
}
