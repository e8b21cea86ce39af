package org.barreleye.machine.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cores, caches and memories of a topology, grouped as a machine file has them. */
final class MachineLayout {
    private static final int NONE = -1;
    private static final int MAX_CORES = 1_024;
    private static final int LEVELS = 5;

    private final String file;
    private final Topology topology;
    private final List<ImportedCore> cores = new ArrayList<>();
    private final List<NumaNode> memories = new ArrayList<>();
    private final Map<Integer, CacheLevel> sharedCaches = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private int packages;
    private int caches;

    /** The package, memory and caches that an object is in. */
    private record Enclosing(int socket, int memory, List<FoundCache> caches) {}

    /** A cache of the topology, the outermost of which comes first. */
    private record FoundCache(int number, int level, long bytes, int cores) {}

    /**
     * Groups the cores.
     *
     * @throws TopologyException if there are none, too many, or two of one number
     */
    MachineLayout(String file, Topology topology) {
        this.file = file;
        this.topology = topology;
        visit(topology.root(), new Enclosing(NONE, NONE, List.of()));
        cores.sort(Comparator.comparing(ImportedCore::number));
        check();
    }

    private void check() {
        if (cores.isEmpty()) {
            throw error(topology.root(), "the topology has no cores; write it with `lstopo --of xml FILE`, without "
                    + "a filter");
        }
        if (cores.size() > MAX_CORES) {
            throw error(topology.root(), "a machine has at most " + MAX_CORES + " cores, not " + cores.size()
                    + "; restrict the topology with `lstopo --restrict`");
        }
        for (int i = 1; i < cores.size(); i++) {
            if (cores.get(i).number() == cores.get(i - 1).number()) {
                throw error(topology.root(), "two cores have the number " + cores.get(i).number()
                        + " (os_index); give each hardware thread its own");
            }
        }
    }

    /** The cores, by number. */
    List<ImportedCore> cores() {
        return cores;
    }

    /** The places of cores in the order in which the topology has them: the nodes of the machine. */
    List<ImportedCore.Place> places() {
        return cores.stream().map(ImportedCore::place).distinct()
                .sorted(Comparator.comparing(ImportedCore.Place::socket)
                        .thenComparing(ImportedCore.Place::memory).thenComparing(ImportedCore.Place::sharedCache))
                .toList();
    }

    /** The kinds of cores, in the order of the first core of each. */
    List<ImportedCore.Kind> kinds() {
        return cores.stream().map(ImportedCore::kind).distinct().toList();
    }

    /** The cores of a place. */
    List<ImportedCore> coresAt(ImportedCore.Place place) {
        return cores.stream().filter(core -> core.place().equals(place)).toList();
    }

    /** The cache that the cores of a place share, if it is larger than each of their own. */
    Optional<CacheLevel> sharedCache(ImportedCore.Place place) {
        return Optional.ofNullable(sharedCaches.get(place.sharedCache()))
                .filter(shared -> place.kind().caches().stream().allMatch(own -> own.bytes() < shared.bytes()));
    }

    /** The NUMA nodes in the order of the topology; none if memory is not divided. */
    List<NumaNode> memories() {
        return memories;
    }

    int packages() {
        return Math.max(1, packages);
    }

    /** What the machine file has otherwise than the topology, a sentence each. */
    List<String> notes() {
        return notes;
    }

    private void visit(TopologyObject object, Enclosing around) {
        Enclosing inside = switch (object.kind()) {
            case PACKAGE -> new Enclosing(packages++, around.memory(), around.caches());
            case NUMA_NODE -> new Enclosing(around.socket(), add(object, around.socket()), around.caches());
            case CACHE -> withCache(object, around);
            default -> around;
        };
        if (object.kind() == ObjectKind.CORE
                || object.kind() == ObjectKind.HARDWARE_THREAD) {
            addCore(object, inside);
            return;
        }
        if (object.kind() == ObjectKind.IGNORED) {
            return;
        }
        // Memory of hwloc 2 stands beside the cores that it is local to, and before them.
        List<TopologyObject> local = memoryIn(object);
        for (int i = 0; i < local.size(); i++) {
            int position = add(local.get(i), inside.socket());
            if (i == 0) {
                inside = new Enclosing(inside.socket(), position, inside.caches());
            }
        }
        for (TopologyObject child : object.children()) {
            if (child.cores() > 0) {
                visit(child, inside);
            }
        }
    }

    /** The NUMA nodes without cores in it, also behind a cache of the memory's side. */
    private List<TopologyObject> memoryIn(TopologyObject object) {
        if (object.attribute("type").orElse("").equals("MemCache")) {
            note("a cache at the side of the memory is left out");
        }
        return object.children().stream().filter(child -> child.cores() == 0)
                .flatMap(child -> child.kind() == ObjectKind.NUMA_NODE ? Stream.of(child)
                        : child.kind() == ObjectKind.CONTAINER ? memoryIn(child).stream() : Stream.empty())
                .toList();
    }

    private int add(TopologyObject memory, int socket) {
        memories.add(new NumaNode(memories.size(), number(memory, "os_index", NONE), number(memory, "gp_index", NONE),
                socket, memory.attribute("cpuset").orElse("").matches(".*[1-9a-fA-F].*"),
                number(memory, "local_memory", 0)));
        return memories.size() - 1;
    }

    private Enclosing withCache(TopologyObject cache, Enclosing around) {
        String type = cache.attribute("type").orElse("");
        int level = type.matches("L[1-5]Cache") ? type.charAt(1) - '0' : (int) number(cache, "depth", 1);
        long bytes = number(cache, "cache_size", 0);
        if (bytes == 0 || level < 1 || level > LEVELS) {
            note("a cache of level " + level + " without a size is left out");
            return around;
        }
        List<FoundCache> found = new ArrayList<>(around.caches());
        found.add(new FoundCache(caches++, level, bytes, cache.cores()));
        return new Enclosing(around.socket(), around.memory(), found);
    }

    private void addCore(TopologyObject object, Enclosing around) {
        TopologyObject first = object.children().stream()
                .filter(child -> child.kind() == ObjectKind.HARDWARE_THREAD).findFirst().orElse(object);
        int number = (int) number(first, "os_index", cores.size());
        List<CacheLevel> own = new ArrayList<>();
        int shared = NONE;
        for (int i = around.caches().size() - 1; i >= 0; i--) {
            FoundCache cache = around.caches().get(i);
            if (cache.cores() > 1 && isOutermostShared(around.caches(), i)) {
                shared = cache.number();
                sharedCaches.computeIfAbsent(shared, absent -> rounded(cache, 1));
            } else {
                addOwn(own, rounded(cache, cache.cores()));
            }
        }
        if (object.kind() == ObjectKind.HARDWARE_THREAD) {
            note("hardware threads that are in no core are a core each");
        }
        ImportedCore.Kind kind = new ImportedCore.Kind(kindOf(number), own);
        cores.add(new ImportedCore(number, Math.max(1, object.hardwareThreads()),
                new ImportedCore.Place(Math.max(0, around.socket()), around.memory(), shared, kind), kind));
    }

    private static boolean isOutermostShared(List<FoundCache> around, int place) {
        return around.subList(0, place).stream().noneMatch(outer -> outer.cores() > 1);
    }

    /** A model's caches grow from level to level. */
    private void addOwn(List<CacheLevel> own, CacheLevel next) {
        if (own.isEmpty() || own.get(own.size() - 1).bytes() < next.bytes()) {
            own.add(next);
        } else {
            note("the cache of level " + next.level() + " is not larger than that before it, and left out");
        }
    }

    private CacheLevel rounded(FoundCache cache, int sharers) {
        CacheLevel level = CacheLevel.rounded(cache.level(), cache.bytes() / sharers);
        if (sharers > 1) {
            note("the cache of level " + cache.level() + " that " + sharers + " cores share is divided among them: "
                    + "the cores of a node share the last level only");
        }
        if (level.bytes() * sharers != cache.bytes()) {
            note("a cache of " + size(cache.bytes() / sharers) + " is one of " + size(level.bytes())
                    + ": sizes are powers of two, from 1 KiB to 256 MiB");
        }
        return level;
    }

    static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB"
                : bytes + " bytes";
    }

    private int kindOf(int number) {
        for (int kind = 0; kind < topology.kinds().size(); kind++) {
            if (topology.kinds().get(kind).hardwareThreads().get(number)) {
                return kind;
            }
        }
        return NONE;
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    private long number(TopologyObject object, String attribute, long otherwise) {
        String text = object.attribute(attribute).orElse("");
        // hwloc writes an unknown number as -1, signed or not.
        if (text.isEmpty() || text.startsWith("-") || text.equals("4294967295")) {
            return otherwise;
        }
        if (!text.matches("\\d{1,18}") || attribute.equals("os_index") && text.length() > 9) {
            throw error(object, "'" + attribute + "' is a number, not '" + text
                    + "'; write the file with `lstopo --of xml FILE`");
        }
        return Long.parseLong(text);
    }

    private TopologyException error(TopologyObject at, String message) {
        return new TopologyException(file, at.line(), at.column(), message);
    }
}
