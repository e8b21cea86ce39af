package org.barreleye.machine.description;

import java.util.List;

/** The mappings of a machine file and their keys. A test compares them with the schema for editors. */
enum YamlSection {
    MACHINE(List.of("name", "about", "kinds", "nodes", "memory"),
            List.of("memory-model", "line-bytes", "reference-megahertz", "start-skew", "domains", "links", "devices",
                    "interrupt-controllers", "dma-protection", "bus", "wire", "faults")),
    KIND(List.of("isa", "word-bits", "endianness", "megahertz", "costs"),
            List.of("mmu", "tlb", "timer", "store-buffer", "misses", "caches", "map")),
    COSTS(List.of("hit", "memory-fetch", "interrupt-send", "interrupt-entry", "trap", "resume", "space-switch",
    "timer-programming", "console-line"),
            List.of("instructions")),
    INSTRUCTIONS(List.of(),
            List.of("arithmetic", "multiply", "divide", "memory", "branch", "call", "allocation", "library")),
    CACHE(List.of("bytes", "latency"), List.of()),
    TLB(List.of("entries"), List.of("invalidation", "flush")),
    MISSES(List.of(), List.of("loads", "ownership")),
    WINDOW(List.of("at", "bytes", "space"), List.of("offset")),
    DOMAIN(List.of("name", "protocol", "lookup"), List.of("probe")),
    NODE(List.of(), List.of(
            "socket", "kind", "cores", "powered-off", "domain", "fetch", "invalidation", "interrupt", "egress",
            "shared-cache")),
    LINK(List.of("between", "fetch", "interrupt"), List.of("invalidation", "jitter", "megabytes-per-second")),
    REGION(List.of("space", "bytes"), List.of("node", "kind", "domain", "read", "write", "write-line")),
    DEVICE(List.of("name", "kind"), List.of("space", "offset", "interrupts", "vector", "interrupt", "mac")),
    CONTROLLER(List.of("name", "kind", "lines", "space"),
            List.of("offset", "cores", "interrupts", "vector", "interrupt")),
    DMA_PROTECTION(List.of("name", "device", "kind", "space"),
            List.of("windows", "offset", "interrupts", "vector", "interrupt")),
    BUS(List.of("space", "configuration", "window", "window-bytes", "functions"), List.of("buses")),
    FUNCTION(List.of("slot", "vendor", "id", "class"),
            List.of("device", "bridge", "behind", "bar", "present", "interrupts", "vector", "interrupt")),
    WIRE(List.of("latency", "megabits"), List.of("peer", "lease-seconds"));

    private final List<String> required;
    private final List<String> optional;

    YamlSection(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** The keys that must be there. */
    List<String> required() {
        return required;
    }

    /** The keys that may be left out. */
    List<String> optional() {
        return optional;
    }

    boolean contains(String key) {
        return required.contains(key) || optional.contains(key);
    }
}
