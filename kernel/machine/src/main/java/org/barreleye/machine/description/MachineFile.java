package org.barreleye.machine.description;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.kpi.types.InstructionCosts;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultParser;
import org.barreleye.packet.MacAddress;

/**
 * A machine file: a machine description as YAML. The schema {@code machine.schema.json} describes it to editors.
 *
 * <p>Equal cores are described once, as a kind; nodes list the cores that they contain. Every error has a line and a
 * column.
 */
public final class MachineFile {
    private final YamlFields machine;
    private final Map<String, YamlFields> kinds = new TreeMap<>();
    private final List<CoreDescription> cores = new ArrayList<>();
    private final List<NodeDescription> nodes = new ArrayList<>();

    private MachineFile(String file, String text) {
        YamlFields raw = new YamlFields(file, YamlSection.MACHINE, YamlReader.read(file, text), 0);
        int reference = raw.integer("reference-megahertz", 0);
        if (reference < 0 || reference > 10_000) {
            throw raw.error("reference-megahertz", "'reference-megahertz' is 1 to 10000, not " + reference);
        }
        machine = raw.withCycle(reference == 0 ? 0 : (1_000_000 + reference / 2) / reference);
    }

    /**
     * Reads a machine.
     *
     * @param path of a UTF-8 file
     * @throws MachineFileException if it describes no valid machine
     * @throws IOException if it cannot be read
     */
    public static MachineDescription read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder; name a file");
        }
        return parse(path.toString(), text(path));
    }

    private static String text(Path path) throws IOException {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException invalid) {
            throw new MachineFileException(path.toString(), 1, 1, "the file is not UTF-8 text; save it as UTF-8");
        }
    }

    /**
     * Reads a machine from a text.
     *
     * @param file its name in error messages
     * @throws MachineFileException if it describes no valid machine
     */
    public static MachineDescription parse(String file, String text) {
        return new MachineFile(file, text).machine();
    }

    private MachineDescription machine() {
        machine.named("kinds").forEach((name, value) -> kinds.put(name, machine.of(value, YamlSection.KIND)));
        machine.fields("nodes", YamlSection.NODE).forEach(node -> nodes.add(node.build(() -> node(node))));
        cores.sort(Comparator.comparing(CoreDescription::id));
        List<CoherenceDomain> domains = each("domains", YamlSection.DOMAIN, this::domain);
        List<Link> links = each("links", YamlSection.LINK, this::link);
        List<MemoryRegion> memory = each("memory", YamlSection.REGION, this::region);
        List<DeviceDescription> devices = each("devices", YamlSection.DEVICE, this::device);
        DeviceWiring wiring = new WiringReader(machine, cores.stream().map(CoreDescription::id).toList()).wiring();
        Optional<WireDescription> wire = machine.field("wire", YamlSection.WIRE)
                .map(fields -> fields.build(() -> wire(fields)));
        try {
            MachineDescription description = new MachineDescription(machine.word("name"), machine.word("about"),
                    cores, nodes, domains, links, memory, devices, wiring,
                    machine.choice("memory-model", MemoryModel.class, MemoryModel.SEQUENTIAL),
                    machine.integer("line-bytes", 64), machine.time("start-skew", 0), wire, faults());
            new IneffectiveKeys(machine).refuse();
            return description;
        } catch (InvalidDescription invalid) {
            throw machine.locate(invalid);
        } catch (MachineFileException located) {
            throw located;
        } catch (IllegalArgumentException refused) {
            throw machine.error("name", refused.getMessage());
        }
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        machine.texts("faults").forEach(sentence -> faults.add(sentence.read(FaultParser::parse)));
        return faults;
    }

    private <T> List<T> each(String key, YamlSection section, Building<T> building) {
        List<T> parts = new ArrayList<>();
        machine.fields(key, section).forEach(fields -> parts.add(fields.build(() -> building.from(fields))));
        return parts;
    }

    private interface Building<T> {
        T from(YamlFields fields);
    }

    private NodeDescription node(YamlFields node) {
        List<CoreId> here = new ArrayList<>();
        List<Integer> off = node.integers("powered-off");
        for (int number : node.integers("cores")) {
            here.add(new CoreId(number));
            cores.add(core(node, number, off.contains(number) ? InitialState.OFF : InitialState.WAITING));
        }
        for (int number : off) {
            if (!here.contains(new CoreId(number))) {
                throw node.error("powered-off", "core " + number + " is off, but is not among the cores of this node");
            }
        }
        return new NodeDescription(
                nodes.size(), node.integer("socket", nodes.size()), here, node.text("domain"), node.time("fetch", 0),
                node.time("invalidation", 0), node.time("interrupt", 0), node.time("egress", 0),
                node.field("shared-cache", YamlSection.CACHE).map(cache -> cache.build(() -> cache(cache))));
    }

    private CoreDescription core(YamlFields node, int number, InitialState initialState) {
        String name = node.text("kind").orElseThrow(
                () -> node.error("cores", "a node with cores needs their 'kind'; add it"));
        YamlFields kind = kinds.get(name);
        if (kind == null) {
            throw node.error("kind", "no kind is named '" + name + "'; there are " + List.copyOf(kinds.keySet()));
        }
        return kind.build(() -> core(kind, new CoreId(number), initialState));
    }

    private CoreDescription core(YamlFields kind, CoreId id, InitialState initialState) {
        List<Cache> caches = new ArrayList<>();
        kind.fields("caches", YamlSection.CACHE).forEach(cache -> caches.add(cache.build(() -> cache(cache))));
        List<AddressWindow> map = new ArrayList<>();
        kind.fields("map", YamlSection.WINDOW).forEach(window -> map.add(window.build(() -> new AddressWindow(
                window.number("at", 0), window.size("bytes"), window.integer("space", 0), window.number("offset",
                0)))));
        int wordBits = kind.integer("word-bits", 64);
        return new CoreDescription(
                id, kind.word("isa"), wordBits, kind.choice("endianness", Endianness.class, Endianness.LITTLE),
                kind.integer("megahertz", 1), kind.field("costs", YamlSection.COSTS)
                .map(costs -> costs.build(() -> costs(costs))).orElseThrow(),
                mmu(kind, kind.word("isa"), wordBits),
                kind.field("tlb", YamlSection.TLB).map(tlb -> tlb.build(() -> tlb(tlb)))
                .orElse(TlbDescription.DEFAULT), timer(kind),
                initialState, caches, kind.integer("store-buffer", 0),
                kind.field("misses", YamlSection.MISSES).map(misses -> misses.build(() -> misses(misses)))
                .orElse(MissDescription.BLOCKING), map);
    }

    private static MissDescription misses(YamlFields misses) {
        return new MissDescription(misses.integer("loads", 1), misses.integer("ownership", 1));
    }

    private CoreCosts costs(YamlFields costs) {
        return new CoreCosts(
                costs.number("hit", 0), costs.number("memory-fetch", 0), costs.number("interrupt-send", 0),
                costs.number("interrupt-entry", 0), costs.number("trap", 0), costs.number("resume", 0),
                costs.number("space-switch", 0), costs.number("timer-programming", 0), costs.number("console-line", 0),
                costs.field("instructions", YamlSection.INSTRUCTIONS)
                .map(table -> table.build(() -> instructions(table))).orElse(InstructionCosts.DEFAULT));
    }

    private static InstructionCosts instructions(YamlFields table) {
        InstructionCosts usual = InstructionCosts.DEFAULT;
        return new InstructionCosts(table.integer("arithmetic", usual.arithmetic()),
                table.integer("multiply", usual.multiply()), table.integer("divide", usual.divide()),
                table.integer("memory", usual.memory()), table.integer("branch", usual.branch()),
                table.integer("call", usual.call()), table.integer("allocation", usual.allocation()),
                table.integer("library", usual.library()));
    }

    private static MmuKind mmu(YamlFields kind, String isa, int wordBits) {
        MmuKind mmu = kind.choice("mmu", MmuKind.class, MmuKind.of(isa, wordBits));
        if (mmu == MmuKind.NONE && kind.has("tlb")) {
            throw kind.error("tlb", "a core without MMU has no TLB: remove 'tlb', or give it an "
                    + "'mmu'");
        }
        return mmu;
    }

    private static TimerKind timer(YamlFields kind) {
        if (kind.text("timer").filter("none"::equals).isPresent()) {
            throw kind.error("timer", "every core has a timer, by which its software is preempted: remove 'timer', "
                    + "or write 'one-shot'");
        }
        return kind.choice("timer", TimerKind.class, TimerKind.ONE_SHOT);
    }

    private static TlbDescription tlb(YamlFields tlb) {
        return new TlbDescription(tlb.integer("entries", 0),
                tlb.number("invalidation", TlbDescription.DEFAULT.invalidation()),
                tlb.number("flush", TlbDescription.DEFAULT.flush()));
    }

    private Cache cache(YamlFields cache) {
        return new Cache(cache.size("bytes"), cache.number("latency", 0));
    }

    private CoherenceDomain domain(YamlFields domain) {
        return new CoherenceDomain(
                domain.word("name"), domain.choice("protocol", CoherenceDomain.Protocol.class, null),
                domain.choice("lookup", CoherenceDomain.Lookup.class, null), domain.time("probe", 0));
    }

    private Link link(YamlFields link) {
        List<Integer> ends = link.integers("between");
        if (ends.size() != 2) {
            throw link.error("between", "a link joins two nodes, such as [0, 1], not between "
                    + ends.size());
        }
        return new Link(
                ends.get(0), ends.get(1), link.time("fetch", 0), link.time("invalidation", link.time("fetch", 0)),
                link.time("interrupt", 0), link.time("jitter", 0), link.number("megabytes-per-second", 0));
    }

    private MemoryRegion region(YamlFields region) {
        return new MemoryRegion(
                region.integer("space", 0), region.size("bytes"), region.integer("node", MemoryRegion.EVERYWHERE),
                region.choice("kind", MemoryRegion.Kind.class, MemoryRegion.Kind.RAM),
                new MemoryRegion.UncachedCosts(region.time("read", 0), region.time("write", 0),
                region.time("write-line", 0)), region.text("domain"));
    }

    private DeviceDescription device(YamlFields device) {
        Optional<InterruptWire.ToLine> line = WiringReader.line(device);
        DeviceDescription.Kind kind = device.choice("kind", DeviceDescription.Kind.class, null);
        if (line.isEmpty()) {
            if (kind != DeviceDescription.Kind.MAILBOX) {
                device.word("interrupts");
            }
            device.word("vector");
        }
        return new DeviceDescription(device.word("name"), kind,
                device.integer("space", 0),
                device.has("space") ? device.number("offset", 0) : DeviceDescription.AT_BAR,
                device.has("interrupts") || cores.isEmpty() ? new CoreId(device.integer("interrupts", 0))
                        : cores.get(0).id(),
                device.integer("vector", 0), line, mac(device));
    }

    private static Optional<MacAddress> mac(YamlFields device) {
        return device.text("mac").map(text -> MacAddress.parse(text).orElseThrow(
                () -> device.error("mac", "'mac' is an address such as 02:00:00:00:00:01, not '" + text + "'")));
    }

    private WireDescription wire(YamlFields wire) {
        return new WireDescription(wire.time("latency", 0), wire.integer("megabits", 1),
                wire.choice("peer", WireDescription.Presence.class, WireDescription.Presence.YES),
                wire.integer("lease-seconds", WireDescription.LEASE_SECONDS));
    }
}
