package org.barreleye.machine.description;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.fault.Fault;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.fault.Faults;

/** Validates the faults of a machine: each core, link, device and port that one names exists. */
record FaultValidator(
        List<CoreDescription> cores,
        List<Link> links,
        List<DeviceDescription> devices,
        DeviceWiring wiring,
        Optional<WireDescription> wire,
        List<Fault> faults) {
    void validate() {
        for (int index = 0; index < faults.size(); index++) {
            Fault fault = faults.get(index);
            switch (fault.form().subject()) {
                case CORE -> requireCore(index, (Long) fault.values().get(0));
                case NODE -> requireLink(index, (Long) fault.values().get(0), (Long) fault.values().get(1));
                case DEVICE -> requireName(index, (String) fault.values().get(0), "device behind a bridge of the bus",
                        devicesBehindBridges());
                case PORT -> requireName(index, (String) fault.values().get(0), "port of the wire", ports());
                default -> { } // it names no part of the machine
            }
            requireConsistent(index);
        }
    }

    private void requireCore(int index, long number) {
        List<CoreId> all = cores.stream().map(CoreDescription::id).toList();
        if (all.stream().noneMatch(core -> core.number() == number)) {
            throw invalid(index, "there is no core " + number + those(
                    all.stream().map(core -> String.valueOf(core.number())).toList()));
        }
    }

    private void requireLink(int index, long one, long other) {
        if (links.stream().noneMatch(
                link -> link.one() == Math.min(one, other) && link.other() == Math.max(one, other))) {
            throw invalid(index, "no link joins nodes " + one + " and " + other + those(
                    links.stream().map(link -> link.one() + "-" + link.other()).toList()));
        }
    }

    private void requireName(int index, String name, String what, List<String> known) {
        if (!known.contains(name)) {
            throw invalid(index, "there is no " + what + " named '" + name + "'" + those(known));
        }
    }

    private static String those(List<String> known) {
        return known.isEmpty() ? "; there is none" : "; there are " + known;
    }

    private List<String> devicesBehindBridges() {
        return wiring.bus().stream().flatMap(bus -> bus.functions().stream())
                .filter(function -> !function.isBridge() && function.behind().isPresent())
                .map(FunctionDescription::name).toList();
    }

    private List<String> ports() {
        return Stream.concat(
                devices.stream().filter(device -> device.kind() == DeviceDescription.Kind.NIC)
                        .map(DeviceDescription::name),
                wire.filter(WireDescription::hasPeer).map(present -> WireDescription.PEER_PORT).stream()).toList();
    }

    /** Finds the first fault that contradicts one before it. */
    private void requireConsistent(int index) {
        try {
            Faults.of(faults.subList(0, index + 1));
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidDescription("faults", index, contradiction.getMessage());
        }
    }

    private InvalidDescription invalid(int index, String message) {
        return new InvalidDescription("faults", index, "fault '" + FaultPrinter.print(faults.get(index)) + "': "
                + message);
    }
}
