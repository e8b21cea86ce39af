package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.random.SeededRandom;

/**
 * Makes random machines: legal, small, and different for each seed in number and kind of cores, coherence,
 * ways, caches, memory, and devices with their interrupt controllers and buses ({@link RandomDevices}).
 */
public final class RandomMachine {
    private static final int MAX_NODES = 5;
    private static final int MAX_CORES_PER_NODE = 4;
    private static final String FIRST_DOMAIN = "first";
    private static final String SECOND_DOMAIN = "second";
    // The least memory of a node that has any, in pages.
    private static final int MIN_PAGES = 64;
    private static final int MIN_PAGES_OF_A_SYSTEM = 16_384;
    private static final long PAGE = 4_096;

    private final SeededRandom random;
    // A source of its own, so that the machines of a seed have the cores and memory that they had before.
    private final SeededRandom missRandom;
    private final List<CoreDescription> cores = new ArrayList<>();
    private final List<NodeDescription> nodes = new ArrayList<>();
    private final List<MemoryRegion> memory = new ArrayList<>();
    private final List<DeviceDescription> devices = new ArrayList<>();
    private final RandomDevices more;
    private final int minPages;
    private final MemoryModel memoryModel;
    private final List<String> domains;
    private int nextId;

    private RandomMachine(long seed, int minPages) {
        random = new SeededRandom(seed).fork("machine");
        missRandom = new SeededRandom(seed).fork("misses");
        more = new RandomDevices(new SeededRandom(seed).fork("more devices"));
        this.minPages = minPages;
        memoryModel = MemoryModel.values()[between(0, MemoryModel.values().length - 1)];
        domains = nextBoolean() ? List.of(FIRST_DOMAIN) : List.of(FIRST_DOMAIN, SECOND_DOMAIN);
    }

    /** The machine of a seed: 1 to 20 cores in 1 to 5 nodes. */
    public static MachineDescription of(long seed) {
        return new RandomMachine(seed, MIN_PAGES).build("random-" + Long.toUnsignedString(seed));
    }

    /** The same machine, whose nodes have 64 MiB of memory more if they have any, which a booted system needs. */
    public static MachineDescription forSystem(long seed) {
        return new RandomMachine(seed, MIN_PAGES + MIN_PAGES_OF_A_SYSTEM)
                .build("random-" + Long.toUnsignedString(seed));
    }

    private MachineDescription build(String name) {
        int count = between(1, MAX_NODES);
        for (int number = 0; number < count; number++) {
            addNode(number);
        }
        addMemory();
        List<CoherenceDomain> described = domains.stream().map(this::domain).toList();
        List<Link> links = links();
        int lineBytes = either(32, 64);
        return new MachineDescription(
                name, "a randomly generated machine", cores, nodes, described, links, memory, devices, more.wiring(),
                memoryModel, lineBytes, between(0, 1_000_000), more.wire(), List.of());
    }

    private CoherenceDomain domain(String name) {
        CoherenceDomain.Protocol protocol = either(CoherenceDomain.Protocol.MESI, CoherenceDomain.Protocol.MOESI);
        return nextBoolean()
                ? new CoherenceDomain(name, protocol, CoherenceDomain.Lookup.DIRECTORY, 0)
                : new CoherenceDomain(name, protocol, CoherenceDomain.Lookup.BROADCAST, between(1_000, 500_000));
    }

    private void addNode(int number) {
        List<CoreId> here = new ArrayList<>();
        CoreCosts costs = costs();
        int wordBits = either(32, 64);
        Endianness endianness = either(Endianness.LITTLE, Endianness.BIG);
        int megahertz = between(1, 4_000);
        List<Cache> caches = caches(costs);
        MmuKind mmu = nextBoolean() ? MmuKind.NONE : wordBits == 64 ? MmuKind.X86_64 : MmuKind.ARMV7;
        MissDescription misses = new MissDescription(1 + (int) missRandom.upTo(7), 1 + (int) missRandom.upTo(7));
        int size = number == 0 ? between(1, MAX_CORES_PER_NODE) : between(0, MAX_CORES_PER_NODE);
        for (int index = 0; index < size; index++) {
            nextId += between(1, 5);
            here.add(new CoreId(nextId));
            cores.add(new CoreDescription(
                    new CoreId(nextId), "isa" + wordBits + (endianness == Endianness.BIG ? "be" : "le"), wordBits,
                    endianness, megahertz, costs,
                    mmu, TlbDescription.DEFAULT, TimerKind.ONE_SHOT, InitialState.WAITING, caches,
                    memoryModel == MemoryModel.SEQUENTIAL ? 0 : between(0, 8), misses, List.of()));
        }
        boolean coherent = size > 0 && (number == 0 || between(0, 3) > 0);
        boolean sharing = coherent && nextBoolean();
        nodes.add(new NodeDescription(
                number, number, here, coherent ? Optional.of(anyDomain()) : Optional.empty(), time(), time(), time(),
                time(), sharing ? Optional.of(new Cache(1L << between(18, 20), 60)) : Optional.empty()));
    }

    private CoreCosts costs() {
        return new CoreCosts(
                between(1, 5), between(0, 400), between(0, 200), between(0, 1_000), between(0, 300), between(0, 300),
                between(0, 600), between(0, 100), between(0, 300));
    }

    private List<Cache> caches(CoreCosts costs) {
        List<Cache> caches = new ArrayList<>();
        int levels = between(0, 2);
        for (int level = 0; level < levels; level++) {
            caches.add(new Cache(1L << between(10, 13) + 4 * level, costs.hit() + 12L * level));
        }
        return caches;
    }

    /** A tree, so that every node is reached, and some more. */
    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (int other = 1; other < nodes.size(); other++) {
            int parent = between(0, other - 1);
            for (int one = 0; one < other; one++) {
                if (one == parent || between(0, 3) == 0) {
                    links.add(new Link(one, other, time(), time(), time(), nextBoolean() ? 0 : between(0, 20_000),
                            nextBoolean() ? 0
                            : between(100, 20_000)));
                }
            }
        }
        return links;
    }

    private void addMemory() {
        for (NodeDescription node : nodes) {
            if (node.number() == 0 || nextBoolean()) {
                memory.add(new MemoryRegion(
                        memory.size(), (between(MIN_PAGES, 4_096) + minPages - MIN_PAGES) * PAGE, node.number(),
                        MemoryRegion.Kind.RAM,
                        MemoryRegion.UncachedCosts.FREE,
                        node.cores().isEmpty() || between(0, 3) == 0 ? Optional.of(anyDomain()) : Optional.empty()));
            }
            if (nextBoolean()) {
                MemoryRegion.Kind kind = either(MemoryRegion.Kind.SCRATCHPAD, MemoryRegion.Kind.UNCACHED);
                memory.add(new MemoryRegion(
                        memory.size(), (long) between(1, 16) << 12, node.number(), kind,
                        new MemoryRegion.UncachedCosts(time(), time(), time())));
            }
        }
        int space = memory.size();
        memory.add(new MemoryRegion(space, RandomDevices.BYTES, 0, MemoryRegion.Kind.DEVICE,
                new MemoryRegion.UncachedCosts(time(), time(), time())));
        addDevice("uart0", DeviceDescription.Kind.UART, space, 100);
        if (nextBoolean()) {
            addDevice("mailbox0", DeviceDescription.Kind.MAILBOX, space, 150);
        }
        if (nextBoolean()) {
            addDevice("dma0", DeviceDescription.Kind.DMA, space, 200);
        }
        devices.addAll(more.draw(cores.stream().map(CoreDescription::id).toList(), space));
    }

    /** A device that interrupts some core by one of fifty vectors. */
    private void addDevice(String name, DeviceDescription.Kind kind, int space, int firstVector) {
        devices.add(new DeviceDescription(name, kind, space, (long) devices.size() << 12,
                cores.get(between(0, cores.size() - 1)).id(), between(firstVector, firstVector + 49)));
    }

    private String anyDomain() {
        return domains.get(between(0, domains.size() - 1));
    }

    private long time() {
        return between(0, 300_000);
    }

    private boolean nextBoolean() {
        return between(0, 1) == 1;
    }

    private int between(int min, int max) {
        return min + (int) random.upTo(max - min);
    }

    private <T> T either(T first, T second) {
        return nextBoolean() ? first : second;
    }
}
