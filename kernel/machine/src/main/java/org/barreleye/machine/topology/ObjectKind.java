package org.barreleye.machine.topology;

/** The kinds of objects of a topology that matter to a machine file. */
enum ObjectKind {
    /** A processor package; hwloc before 1.11 calls it a socket. */
    PACKAGE,
    /** Memory that is local to some cores. */
    NUMA_NODE,
    /** A cache of data, or of data and instructions. */
    CACHE,
    /** A core. */
    CORE,
    /** A hardware thread, which hwloc calls a processing unit. */
    HARDWARE_THREAD,
    /** An object that contains others and says nothing itself: the machine, a group, a die, an instruction cache. */
    CONTAINER,
    /** Input and output, and all else. */
    IGNORED;

    /** The kind of an object by its type in the file, where hwloc 1 calls all caches {@code Cache}. */
    static ObjectKind of(String type, String cacheType) {
        if (type.equals("Cache")) {
            return cacheType.equals("2") ? CONTAINER : CACHE;
        }
        if (type.matches("L[1-5]Cache")) {
            return CACHE;
        }
        return switch (type) {
            case "Package", "Socket" -> PACKAGE;
            case "NUMANode" -> NUMA_NODE;
            case "Core" -> CORE;
            case "PU" -> HARDWARE_THREAD;
            case "Machine", "System", "Group", "Die", "MemCache" -> CONTAINER;
            default -> type.matches("L[1-3]iCache") ? CONTAINER : IGNORED;
        };
    }
}
