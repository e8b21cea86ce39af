package org.barreleye.machine.topology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The text of the machine file of a topology. Comments mark each value that the topology does not have. */
final class MachineFileText {
    private static final long PAGE = 4096;
    private static final long LEAST_MEMORY = 256L << 20;
    private static final long MEMORY_OF_A_CORE = 16L << 20;

    private final String file;
    private final String name;
    private final Topology topology;
    private final MachineLayout layout;
    private final NodeLinks links;
    private final StringBuilder text = new StringBuilder();

    MachineFileText(String file, String name, Topology topology, MachineLayout layout) {
        this.file = file;
        this.name = name;
        this.topology = topology;
        this.layout = layout;
        links = new NodeLinks(topology, layout);
    }

    /** The machine file. */
    String text() {
        Optional<String> architecture = topology.root().find("Architecture");
        Optional<InstructionSet> known = architecture.flatMap(InstructionSet::of);
        InstructionSet set = known.orElse(InstructionSet.X86_64);
        String kindsAndNodes = kinds(set, known.isPresent()) + nodes();
        header();
        line("name: " + name);
        line("about: " + layout.packages() + " package" + plural(layout.packages()) + ", " + layout.cores().size()
                + " core" + plural(layout.cores().size()) + "; imported from a topology of hwloc");
        line("memory-model: " + set.memoryModel() + "    # guess: that of " + set.tag()
                + (known.isPresent() ? "" : ", which is a guess too"));
        text.append(kindsAndNodes);
        memory();
        return text.toString();
    }

    private void header() {
        line("# Imported from " + printable(file) + ", topology of hwloc in format " + printable(topology.version())
                + ".");
        line("# Each comment with \"guess\" marks what the topology does not say: replace it by figures of the "
                + "machine.");
        topology.root().find("CPUModel").ifPresent(model -> line("# The processor: " + printable(model) + "."));
        int threads = layout.cores().stream().mapToInt(ImportedCore::hardwareThreads).max().orElse(1);
        if (threads > 1) {
            line("# note: up to " + threads + " hardware threads of a core are one core here, numbered by the first: "
                    + "the model has no simultaneous multithreading.");
        }
        long divided = layout.places().stream().filter(place -> layout.sharedCache(place).isPresent()).count()
                - layout.places().stream().filter(place -> layout.sharedCache(place).isPresent())
                .map(ImportedCore.Place::sharedCache).distinct().count();
        if (divided > 0) {
            line("# note: a cache that cores of several nodes share is one for each of these nodes here.");
        }
        layout.notes().forEach(note -> line("# note: " + note + "."));
        line("");
    }

    private String kinds(InstructionSet set, boolean isKnown) {
        StringBuilder section = new StringBuilder("\nkinds:\n");
        for (int number = 0; number < layout.kinds().size(); number++) {
            ImportedCore.Kind kind = layout.kinds().get(number);
            ClockFrequency clock = ClockFrequency.of(topology, kind.number());
            Optional<CpuKind> named = kind.number() < 0 ? Optional.empty()
                    : Optional.of(topology.kinds().get(kind.number()));
            named.map(found -> found.infos().get("CoreType"))
                    .ifPresent(type -> section.append("  # ").append(printable(type)).append('\n'));
            section.append("  core").append(number).append(":\n");
            section.append("    isa: ").append(set.tag()).append(isKnown ? "\n" : "    # guess\n");
            section.append("    word-bits: ").append(set.wordBits()).append('\n');
            section.append("    endianness: ").append(set.endianness()).append('\n');
            section.append("    megahertz: ").append(clock.megahertz()).append("    # ")
                    .append(clock.source().isEmpty() ? "guess" : "from " + clock.source()).append('\n');
            section.append("    store-buffer: 8    # guess\n");
            if (!kind.caches().isEmpty()) {
                section.append("    caches:    # guess: the latencies\n");
                kind.caches().forEach(cache -> section.append("      - ").append(cache(cache)).append('\n'));
            }
            section.append("    # guess: all costs\n    costs: {hit: ")
                    .append(kind.caches().isEmpty() ? 4 : kind.caches().get(0).cycles())
                    .append(", memory-fetch: ").append(clock.cycles(NodeLinks.MEMORY))
                    .append(", interrupt-send: 100, interrupt-entry: 800, trap: 150, resume: 150, space-switch: 300,")
                    .append(" timer-programming: 60, console-line: 250}\n");
        }
        return section.toString();
    }

    private static String cache(CacheLevel cache) {
        return "{bytes: " + MachineLayout.size(cache.bytes()) + ", latency: " + cache.cycles() + "}";
    }

    private String nodes() {
        StringBuilder section = new StringBuilder("\n# guess: caches are coherent by MESI and a directory\n");
        section.append("domains:\n  - {name: all, protocol: mesi, lookup: directory}\n");
        section.append("\nnodes:    # guess: all times\n");
        List<ImportedCore.Place> places = layout.places();
        for (ImportedCore.Place place : places) {
            List<Integer> numbers = layout.coresAt(place).stream().map(ImportedCore::number).toList();
            section.append("  - {socket: ").append(place.socket())
                    .append(", kind: core").append(layout.kinds().indexOf(place.kind()))
                    .append(", cores: ").append(numbers)
                    .append(", domain: all, fetch: 40 ns, invalidation: 40 ns, interrupt: 150 ns");
            layout.sharedCache(place).ifPresent(shared -> section.append(", shared-cache: ").append(cache(shared)));
            section.append("}\n");
        }
        for (int node = places.size(); node < links.nodes(); node++) {
            NumaNode memory = links.memoryAt(node);
            section.append("  - {socket: ").append(links.socket(node)).append("}    # ")
                    .append(memory.isOfCores() ? "memory of cores that have other memory nearer"
                            : "memory that is local to no core")
                    .append(memory.socket() < 0 ? "; guess: the socket\n" : "\n");
        }
        List<String> lines = links.lines();
        if (!lines.isEmpty()) {
            section.append("\nlinks:\n");
            lines.forEach(link -> section.append(link).append('\n'));
        }
        return section.append('\n').toString();
    }

    private void memory() {
        line("memory:");
        if (layout.memories().isEmpty()) {
            String bytes = topology.root().attribute("local_memory").orElse("0");
            region(0, 0, layout.cores().size(), bytes.matches("\\d{1,18}") ? Long.parseLong(bytes) : 0);
        }
        for (NumaNode memory : layout.memories()) {
            region(memory.position(), links.nodeOfMemory(memory.position()), links.coresAtMemory(memory.position()),
                    memory.bytes());
        }
    }

    private void region(int space, int node, int cores, long found) {
        long most = Long.highestOneBit(Math.max(LEAST_MEMORY, 2 * cores * MEMORY_OF_A_CORE - 1));
        long bytes = Math.min(most, found / PAGE * PAGE);
        String comment = bytes == 0 ? "guess" : bytes == found ? ""
                : "of " + readable(found) + ", so that a boot is quick";
        line("  - {space: " + space + ", node: " + node + ", bytes: " + size(bytes == 0 ? most : bytes) + "}"
                + (comment.isEmpty() ? "" : "    # " + comment));
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }

    /** The size of real memory, which is seldom a whole number of a large unit. */
    private static String readable(long bytes) {
        return bytes < 1L << 30 ? MachineLayout.size(bytes) : bytes % (1L << 30) == 0 ? (bytes >> 30) + " GiB"
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private static String plural(int count) {
        return count == 1 ? "" : "s";
    }

    /** Text of the topology in a comment: one line without control characters. */
    private static String printable(String foreign) {
        return foreign.replaceAll("[\\p{Cntrl}]", " ").strip();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
