package org.barreleye.machine.description;

import java.util.List;
import java.util.TreeSet;

/**
 * Refuses keys of a machine file that would have no effect where they stand, because the author expects one. Each error
 * has the place of the value, the reason and the remedy.
 */
final class IneffectiveKeys {
    private final YamlFields machine;

    IneffectiveKeys(YamlFields machine) {
        this.machine = machine;
    }

    /** Refuses the first such key of the file. */
    void refuse() {
        List<YamlFields> nodes = machine.fields("nodes", YamlSection.NODE);
        nodes.forEach(this::refuseInNode);
        refuseUnusedKinds(nodes);
        refuseUnusedDomains(nodes);
        machine.fields("devices", YamlSection.DEVICE).forEach(IneffectiveKeys::refuseInDevice);
        machine.fields("interrupt-controllers", YamlSection.CONTROLLER)
                .forEach(IneffectiveKeys::refuseInController);
        machine.fields("dma-protection", YamlSection.DMA_PROTECTION).forEach(IneffectiveKeys::refuseBesideLine);
        machine.field("bus", YamlSection.BUS).ifPresent(bus ->
                bus.fields("functions", YamlSection.FUNCTION).forEach(this::refuseInFunction));
        machine.field("wire", YamlSection.WIRE).filter(wire -> wire.text("peer").filter("no"::equals).isPresent())
                .ifPresent(wire -> wire.refuse("lease-seconds", "without a peer host, which leases the addresses",
                "or let 'peer' be 'yes'"));
        refuseUnusedWire();
        if (!machine.hasTimeInCycles()) {
            machine.refuse("reference-megahertz", "without a time in cycles", "or give a time in 'cycles'");
        }
    }

    private void refuseUnusedWire() {
        boolean hasNic = machine.fields("devices", YamlSection.DEVICE).stream()
                .anyMatch(device -> device.word("kind").equals("nic"));
        if (!hasNic) {
            machine.refuse("wire", "without a network interface", "or add a device of the kind 'nic'");
        }
    }

    private void refuseInNode(YamlFields node) {
        if (node.list("cores").isEmpty()) {
            for (String key : List.of("kind", "fetch", "invalidation", "interrupt")) {
                node.refuse(key, "in a node without cores", "or add 'cores'");
            }
        }
        boolean isBroadcast = machine.fields("domains", YamlSection.DOMAIN).stream()
                .anyMatch(domain -> node.text("domain").equals(domain.text("name"))
                && domain.word("lookup").equals("broadcast"));
        if (isBroadcast) {
            node.refuse("invalidation", "in a domain with the lookup 'broadcast', where the 'probe' is its time",
                    "or choose the lookup 'directory'");
        }
        if (node.text("domain").isEmpty()) {
            node.refuse("shared-cache", "without a coherence domain of the node", "or add a 'domain'");
            node.text("kind").map(name -> machine.of(machine.named("kinds").get(name), YamlSection.KIND))
                    .filter(kind -> kind.fields("caches", YamlSection.CACHE).size() > 1)
                    .ifPresent(kind -> {
                        throw kind.error("caches", "cores of this kind are in no coherence domain, so only the first of"
                                + " their caches has an effect; give the kind one cache, or the node a 'domain'");
                    });
        }
    }

    private void refuseUnusedKinds(List<YamlFields> nodes) {
        TreeSet<String> used = new TreeSet<>();
        nodes.forEach(node -> node.text("kind").ifPresent(used::add));
        machine.named("kinds").forEach((name, value) -> {
            if (!used.contains(name)) {
                throw machine.of(value, YamlSection.KIND).error("no node has cores of the kind '" + name
                        + "', so it has no effect; remove it, or let a node have this 'kind'");
            }
        });
    }

    private void refuseUnusedDomains(List<YamlFields> nodes) {
        TreeSet<String> used = new TreeSet<>();
        nodes.forEach(node -> node.text("domain").ifPresent(used::add));
        for (YamlFields domain : machine.fields("domains", YamlSection.DOMAIN)) {
            if (!used.contains(domain.word("name"))) {
                throw domain.error("name", "no node is in the coherence domain '" + domain.word("name")
                        + "', so it has no effect; remove it, or let a node have this 'domain'");
            }
        }
    }

    private static void refuseInDevice(YamlFields device) {
        if (!device.has("space")) {
            device.refuse("offset", "without a 'space': software chooses the addresses of the registers",
                    "or add a 'space'");
        }
        if (device.word("kind").equals("mailbox")) {
            device.refuse("interrupts", "in a mailbox: it interrupts every core that it has a word or room for, by its "
                    + "'vector'", "or choose another 'kind'");
        }
        boolean accessesMemory = List.of("dma", "nic").contains(device.word("kind"));
        if (device.has("interrupt") && !accessesMemory) {
            device.refuse("interrupts", "beside 'interrupt': the controller chooses the core",
                    "or give it 'vector' in place of 'interrupt'");
        }
    }

    private static void refuseInController(YamlFields controller) {
        String kind = controller.word("kind");
        String reason = "in a controller of the kind '" + kind + "'";
        String remedy = "or choose another 'kind'";
        switch (kind) {
            case "fixed-vector" -> List.of("cores", "interrupt").forEach(key -> controller.refuse(key, reason, remedy));
            case "io-apic" -> List.of("interrupts", "vector", "interrupt")
                    .forEach(key -> controller.refuse(key, reason, remedy));
            case "gic" -> List.of("interrupts", "interrupt").forEach(key -> controller.refuse(key, reason, remedy));
            case "bridge" -> {
                controller.refuse("cores", reason, remedy);
                refuseBesideLine(controller);
            }
            default -> { } // an unknown kind is refused by name
        }
    }

    private static void refuseBesideLine(YamlFields fields) {
        if (fields.has("interrupt")) {
            fields.refuse("interrupts", "beside 'interrupt': the controller chooses the core",
                    "or give it 'vector' in place of 'interrupt'");
        }
    }

    private void refuseInFunction(YamlFields function) {
        refuseBesideLine(function);
        if (!function.has("vector")) {
            function.refuse("interrupts", "without a 'vector'", "or add a 'vector'");
        }
        if (function.has("bridge")) {
            function.refuse("bar", "in a bridge, which has no registers in memory", "or give it to a device");
        }
        boolean isFixed = function.text("device").isPresent()
                && machine.fields("devices", YamlSection.DEVICE).stream().anyMatch(device -> device.has("space")
                && device.word("name").equals(function.word("device")));
        if (isFixed) {
            function.refuse("bar", "for a device whose registers are in a 'space'",
                    "or remove the 'space' of the device");
        }
    }
}
