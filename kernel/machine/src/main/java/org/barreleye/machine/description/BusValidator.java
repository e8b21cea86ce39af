package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Validates the relations between the bus and the other parts of a machine. */
record BusValidator(BusDescription bus, List<MemoryRegion> memory, List<DeviceDescription> devices,
        DeviceWiring wiring) {
    private static final String BUS = "bus";

    void validate() {
        checkSpace();
        checkFunctions();
        checkBridges();
        checkFixedPages();
        checkWindow();
    }

    private static InvalidDescription invalid(String message) {
        return new InvalidDescription(BUS, 0, message);
    }

    private void checkSpace() {
        long bytes = memory.stream()
                .filter(region -> region.space() == bus.space() && region.kind() == MemoryRegion.Kind.DEVICE)
                .mapToLong(MemoryRegion::bytes).findFirst().orElse(0);
        if (bus.configuration() + bus.configurationBytes() > bytes) {
            throw invalid("the configuration space of " + bus.buses() + " buses has " + bus.configurationBytes()
                    + " bytes, and space " + bus.space() + " has " + bytes + " bytes of device memory; it does not fit "
                    + "at offset " + bus.configuration());
        }
        if (bus.window() + bus.windowBytes() > bytes) {
            throw invalid("the window of the bus ends at offset " + (bus.window() + bus.windowBytes()) + " of space "
                    + bus.space() + ", which has " + bytes + " bytes of device memory");
        }
        if (bus.window() < bus.configuration() + bus.configurationBytes()
                && bus.configuration() < bus.window() + bus.windowBytes()) {
            throw invalid("the window of the bus overlaps configuration space; move one");
        }
    }

    private void checkFunctions() {
        TreeMap<String, String> slots = new TreeMap<>();
        for (FunctionDescription function : bus.functions()) {
            String place = function.slot() + " " + function.behind().map(bridge -> "behind '" + bridge + "'")
                    .orElse("of bus 0");
            String before = slots.put(place, function.name());
            if (before != null) {
                throw invalid("functions '" + before + "' and '" + function.name() + "' are both in slot " + place
                        + "; give one another slot");
            }
            boolean isDevice = devices.stream().anyMatch(device -> device.name().equals(function.name()));
            if (isDevice == function.isBridge()) {
                throw invalid(isDevice ? "bridge '" + function.name() + "' has the name of a device; choose another"
                        : "function '" + function.name() + "' is of a device that is not described; there are "
                        + devices.stream().map(DeviceDescription::name).toList());
            }
        }
        List<String> names = bus.functions().stream().map(FunctionDescription::name).sorted().toList();
        for (int index = 1; index < names.size(); index++) {
            if (names.get(index).equals(names.get(index - 1))) {
                throw invalid("there are two functions '" + names.get(index) + "'; keep one");
            }
        }
    }

    private void checkBridges() {
        if (bus.functions().stream().filter(FunctionDescription::isBridge).count() >= bus.buses()) {
            throw invalid("each bridge needs a bus behind it, and there are " + bus.buses()
                    + " buses; make 'buses' larger");
        }
        for (FunctionDescription function : bus.functions()) {
            List<String> passed = new ArrayList<>(List.of(function.name()));
            Optional<String> behind = function.behind();
            while (behind.isPresent()) {
                String name = behind.get();
                FunctionDescription bridge = bus.function(name).filter(FunctionDescription::isBridge)
                        .orElseThrow(() -> invalid("function '" + function.name() + "' is behind '" + name
                        + "', which is no bridge; there are " + bus.functions().stream()
                        .filter(FunctionDescription::isBridge).map(FunctionDescription::name).toList()));
                if (passed.contains(name)) {
                    throw invalid("bridge '" + name + "' is behind itself; put it on bus 0");
                }
                passed.add(name);
                behind = bridge.behind();
            }
        }
    }

    /** Checks that no registers at a fixed place lie where the bus has configuration space or its window. */
    private void checkFixedPages() {
        devices.stream().filter(device -> !device.isAtBar())
                .forEach(device -> requireOutside(device.name(), device.space(), device.offset()));
        wiring.controllers().forEach(
                controller -> requireOutside(controller.name(), controller.space(), controller.offset()));
        wiring.protections().forEach(
                protection -> requireOutside(protection.name(), protection.space(), protection.offset()));
    }

    private void requireOutside(String name, int space, long offset) {
        boolean isInside = offset >= bus.configuration() && offset < bus.configuration() + bus.configurationBytes()
                || offset >= bus.window() && offset < bus.window() + bus.windowBytes();
        if (space == bus.space() && isInside) {
            throw invalid("the registers of '" + name + "' are at offset " + offset + " of space " + space
                    + ", which belongs to the bus; give them an offset outside");
        }
    }

    private void checkWindow() {
        Range all = rangeBehind(Optional.empty());
        long begin = all.alignedFrom(bus.window());
        if (begin + all.bytes() > bus.window() + bus.windowBytes()) {
            throw invalid("the base address registers of all functions need " + (begin - bus.window() + all.bytes())
                    + " bytes, and the window of the bus has " + bus.windowBytes() + "; make 'window-bytes' larger");
        }
    }

    /** The addresses that the functions behind a bridge need, packed in descending order of alignment. */
    private Range rangeBehind(Optional<String> bridge) {
        List<Range> ranges = new ArrayList<>();
        for (FunctionDescription function : bus.behind(bridge)) {
            boolean hasBar = devices.stream()
                    .anyMatch(device -> device.name().equals(function.name()) && device.isAtBar());
            if (function.isBridge()) {
                ranges.add(rangeBehind(Optional.of(function.name())));
            } else if (hasBar) {
                ranges.add(new Range(function.barBytes(), function.barBytes()));
            }
        }
        ranges.sort(Comparator.comparingLong(Range::alignment).reversed());
        long end = 0;
        for (Range range : ranges) {
            end = range.alignedFrom(end) + range.bytes();
        }
        return new Range(end, ranges.isEmpty() ? 1 : ranges.get(0).alignment());
    }

    private record Range(long bytes, long alignment) {
        long alignedFrom(long begin) {
            return begin + alignment - 1 & -alignment;
        }
    }
}
