package org.barreleye.machine.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.barreleye.kpi.types.CoreId;

/** Reads the wiring of devices from a machine file. */
final class WiringReader {
    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]{0,63})/(\\d{1,4})");

    private final YamlFields machine;
    private final List<CoreId> cores;

    /** A reader of the wiring of a machine with these cores. */
    WiringReader(YamlFields machine, List<CoreId> cores) {
        this.machine = machine;
        this.cores = cores;
    }

    DeviceWiring wiring() {
        List<ControllerDescription> controllers = new ArrayList<>();
        machine.fields("interrupt-controllers", YamlSection.CONTROLLER)
                .forEach(fields -> controllers.add(fields.build(() -> controller(fields))));
        List<DmaProtectionDescription> protections = new ArrayList<>();
        machine.fields("dma-protection", YamlSection.DMA_PROTECTION)
                .forEach(fields -> protections.add(fields.build(() -> protection(fields))));
        return new DeviceWiring(controllers, protections,
                machine.field("bus", YamlSection.BUS).map(fields -> fields.build(() -> bus(fields))));
    }

    private static BusDescription bus(YamlFields fields) {
        List<FunctionDescription> functions = new ArrayList<>();
        fields.fields("functions", YamlSection.FUNCTION)
                .forEach(function -> functions.add(function.build(() -> function(function))));
        return new BusDescription(fields.integer("space", 0), fields.number("configuration", 0),
                fields.integer("buses", 1), fields.number("window", 0), fields.size("window-bytes"), functions);
    }

    private static FunctionDescription function(YamlFields fields) {
        if (fields.has("device") == fields.has("bridge")) {
            throw fields.error("device", "a function is of a 'device' or is a 'bridge'; give it one of these keys");
        }
        boolean isBridge = fields.has("bridge");
        boolean isWired = fields.has("interrupt") || fields.has("vector");
        return new FunctionDescription(fields.word(isBridge ? "bridge" : "device"), isBridge,
                fields.integer("slot", 0), fields.text("behind"),
                new FunctionDescription.Identity(fields.integer("vendor", 0), fields.integer("id", 0),
                fields.integer("class", 0)), fields.has("bar") ? fields.size("bar") : FunctionDescription.DEFAULT_BAR,
                isWired ? Optional.of(wire(fields)) : Optional.empty(), isPresent(fields));
    }

    private static boolean isPresent(YamlFields fields) {
        String text = fields.text("present").orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            throw fields.error("present", "'present' is 'true' or 'false', not '" + text + "'");
        }
        return text.equals("true");
    }

    private static DmaProtectionDescription protection(YamlFields fields) {
        return new DmaProtectionDescription(fields.word("name"), fields.word("device"),
                fields.choice("kind", DmaProtectionDescription.Kind.class, null),
                fields.integer("windows", DmaProtectionDescription.DEFAULT_WINDOWS), fields.integer("space", 0),
                fields.number("offset", 0), wire(fields));
    }

    private ControllerDescription controller(YamlFields fields) {
        ControllerDescription.Kind kind = fields.choice("kind", ControllerDescription.Kind.class, null);
        return new ControllerDescription(fields.word("name"), kind, fields.integer("lines", 0),
                fields.integer("space", 0), fields.number("offset", 0), cores(fields, kind),
                vector(fields, kind),
                kind == ControllerDescription.Kind.BRIDGE ? Optional.of(wire(fields)) : Optional.empty());
    }

    private List<CoreId> cores(YamlFields fields, ControllerDescription.Kind kind) {
        return switch (kind) {
            case BRIDGE -> List.of();
            case FIXED_VECTOR -> List.of(new CoreId(required(fields, "interrupts")));
            case IO_APIC, GIC -> fields.has("cores")
                    ? fields.integers("cores").stream().map(CoreId::new).toList() : cores;
        };
    }

    private static int vector(YamlFields fields, ControllerDescription.Kind kind) {
        return switch (kind) {
            case FIXED_VECTOR, GIC -> required(fields, "vector");
            case IO_APIC, BRIDGE -> 0;
        };
    }

    private static int required(YamlFields fields, String key) {
        fields.word(key);
        return fields.integer(key, 0);
    }

    /** The wire of an interrupt: {@code interrupt: ioapic0/5}, or a core and a vector. */
    static InterruptWire wire(YamlFields fields) {
        Optional<InterruptWire.ToLine> line = line(fields);
        if (line.isPresent()) {
            return line.get();
        }
        return new InterruptWire.ToCore(new CoreId(required(fields, "interrupts")), required(fields, "vector"));
    }

    /** The line of a controller that {@code interrupt} names. */
    static Optional<InterruptWire.ToLine> line(YamlFields fields) {
        Optional<String> text = fields.text("interrupt");
        if (text.isPresent() && fields.has("vector")) {
            throw fields.error("vector", "a controller chooses the vector of line '" + text.get()
                    + "'; remove 'vector', or 'interrupt'");
        }
        return text.map(named -> {
            Matcher matcher = LINE.matcher(named);
            if (!matcher.matches()) {
                throw fields.error("interrupt", "'interrupt' is a controller and a line, such as 'ioapic0/5', not '"
                        + named + "'");
            }
            return new InterruptWire.ToLine(matcher.group(1), Integer.parseInt(matcher.group(2)));
        });
    }
}
