package org.barreleye.machine.description;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Supplier;

/** One mapping of a machine file. Its keys are checked when it is created, its values when they are read. */
final class YamlFields {
    private final String file;
    private final YamlSection section;
    private final YamlValue.Mapping mapping;
    private final long cycle;

    /**
     * Checks the keys.
     *
     * @param cycle how long the cycle is in which times may be given, in picoseconds; 0 if they may not
     */
    YamlFields(String file, YamlSection section, YamlValue value, long cycle) {
        this.file = file;
        this.section = section;
        this.cycle = cycle;
        if (!(value instanceof YamlValue.Mapping found)) {
            throw error(file, value, "a mapping with " + section.required() + " is expected here, not "
                    + value.noun());
        }
        mapping = found;
        mapping.values().forEach((key, inner) -> {
            if (!section.contains(key)) {
                throw error(file, inner, "the key '" + key + "' is unknown here; the keys are "
                        + section.required() + " and, if needed, " + section.optional());
            }
        });
        for (String key : section.required()) {
            if (!mapping.values().containsKey(key)) {
                throw error(file, mapping, "the key '" + key + "' is missing; add it");
            }
        }
    }

    /** Refuses a key that has no effect here. */
    void refuse(String key, String reason, String alternative) {
        if (has(key)) {
            throw error(key, "'" + key + "' has no effect " + reason + "; remove it, " + alternative);
        }
    }

    /** Returns whether a time in cycles is anywhere in the mapping. */
    boolean hasTimeInCycles() {
        return hasTimeInCycles(mapping);
    }

    private static boolean hasTimeInCycles(YamlValue value) {
        if (value instanceof YamlValue.Mapping fields) {
            return fields.values().values().stream().anyMatch(YamlFields::hasTimeInCycles);
        }
        if (value instanceof YamlValue.Sequence list) {
            return list.values().stream().anyMatch(YamlFields::hasTimeInCycles);
        }
        return value instanceof YamlValue.Scalar scalar && scalar.text().endsWith(" cycles");
    }

    /** An error of the mapping as a whole. */
    MachineFileException error(String message) {
        return error(file, mapping, message);
    }

    /** The same mapping, with times in cycles of this length. */
    YamlFields withCycle(long picoseconds) {
        return new YamlFields(file, section, mapping, picoseconds);
    }

    boolean has(String key) {
        return mapping.values().containsKey(key);
    }

    /** Builds a part from this mapping. Errors of the part get the place of the mapping. */
    <T> T build(Supplier<T> building) {
        try {
            return building.get();
        } catch (MachineFileException located) {
            throw located;
        } catch (IllegalArgumentException refused) {
            throw error(file, mapping, refused.getMessage());
        }
    }

    MachineFileException error(String key, String message) {
        return error(file, mapping.values().getOrDefault(key, mapping), message);
    }

    private static MachineFileException error(String file, YamlValue value, String message) {
        return new MachineFileException(file, value.line(), value.column(), message);
    }

    // ---- values

    Optional<String> text(String key) {
        YamlValue value = mapping.values().get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof YamlValue.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        throw error(key, "'" + key + "' is one word or number, not "
                + (value instanceof YamlValue.Scalar ? "nothing" : value.noun()));
    }

    String word(String key) {
        return text(key).orElseThrow(() -> error(key, "the key '" + key + "' is missing; add it"));
    }

    long number(String key, long defaultValue) {
        return text(key).map(text -> parse(key, text)).orElse(defaultValue);
    }

    int integer(String key, int defaultValue) {
        long number = number(key, defaultValue);
        if (number != (int) number) {
            throw error(key, "'" + key + "' is too large: " + number);
        }
        return (int) number;
    }

    private long parse(String key, String text) {
        try {
            return text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text.replace("_",
                    ""));
        } catch (NumberFormatException malformed) {
            throw error(key, "'" + key + "' is a whole number, such as 64 or 0x40, not '" + text + "'");
        }
    }

    <E extends Enum<E>> E choice(String key, Class<E> choices, E defaultValue) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return defaultValue;
        }
        StringJoiner spellings = new StringJoiner("', '", "'", "'");
        for (E choice : choices.getEnumConstants()) {
            String spelling = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (spelling.equals(text.get())) {
                return choice;
            }
            spellings.add(spelling);
        }
        throw error(key, "'" + key + "' is one of " + spellings + ", not '" + text.get() + "'");
    }

    /** A time such as {@code 65 ns} or {@code 130 cycles}, in picoseconds. */
    long time(String key, long defaultValue) {
        return text(key).map(text -> quantity(key, text, "a time such as '65 ns', '1.5 us' or '130 cycles'",
                this::picoseconds))
                .orElse(defaultValue);
    }

    private long picoseconds(String unit) {
        return switch (unit) {
            case "ps" -> 1;
            case "ns" -> 1_000;
            case "us" -> 1_000_000;
            case "ms" -> 1_000_000_000;
            case "cycles" -> cycle;
            default -> 0;
        };
    }

    /** A size such as {@code 64 KiB}, in bytes. */
    long size(String key) {
        return quantity(key, word(key), "a size such as '64 KiB', '16 MiB' or '4096 B'", unit -> switch (unit) {
            case "B" -> 1;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 0;
        });
    }

    private long quantity(String key, String text, String example, Units units) {
        String[] parts = text.strip().split(" +");
        long unit = parts.length == 2 ? units.scale(parts[1]) : 0;
        if (unit == 0 || !parts[0].matches("\\d{1,15}(\\.\\d{1,6})?")) {
            throw error(key, "'" + key + "' is " + example + ", not '" + text + "'"
                    + (text.endsWith(" cycles") && cycle == 0
                    ? "; 'reference-megahertz' gives the length of a cycle; add it"
                    : ""));
        }
        BigDecimal scaled = new BigDecimal(parts[0]).multiply(BigDecimal.valueOf(unit)).setScale(0,
                RoundingMode.HALF_UP);
        if (scaled.toBigInteger().bitLength() > Long.SIZE - 1) {
            throw error(key, "'" + key + "' is too large: '" + text + "'");
        }
        return scaled.longValueExact();
    }

    private interface Units {
        long scale(String unit);
    }

    // ---- what is inside

    List<YamlValue> list(String key) {
        YamlValue value = mapping.values().get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.values();
        }
        throw error(key, "'" + key + "' is a list, not " + value.noun());
    }

    List<Integer> integers(String key) {
        List<Integer> numbers = new ArrayList<>();
        for (YamlValue value : list(key)) {
            if (!(value instanceof YamlValue.Scalar scalar) || !scalar.text().matches("\\d{1,9}|0x[0-9a-fA-F]{1,7}")) {
                throw error(file, value, "'" + key + "' lists whole numbers, which " + value.noun() + " is not");
            }
            numbers.add(Integer.decode(scalar.text().replaceFirst("^0+(?=\\d)", "")));
        }
        return numbers;
    }

    /** A list of texts, each with its place. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (YamlValue value : list(key)) {
            if (!(value instanceof YamlValue.Scalar scalar) || scalar.text().isBlank()) {
                throw error(file, value, "'" + key + "' lists sentences, which " + value.noun() + " is not");
            }
            texts.add(new Text(file, scalar));
        }
        return texts;
    }

    /** A text of a list. */
    record Text(String file, YamlValue.Scalar scalar) {
        /** Reads it. Errors get its place. */
        <T> T read(Function<String, T> reader) {
            try {
                return reader.apply(scalar.text());
            } catch (IllegalArgumentException refused) {
                throw error(file, scalar, refused.getMessage());
            }
        }
    }

    List<YamlFields> fields(String key, YamlSection inner) {
        List<YamlFields> all = new ArrayList<>();
        for (YamlValue value : list(key)) {
            all.add(new YamlFields(file, inner, value, cycle));
        }
        return all;
    }

    Optional<YamlFields> field(String key, YamlSection inner) {
        return Optional.ofNullable(mapping.values().get(key)).map(value -> new YamlFields(file, inner, value, cycle));
    }

    /** A mapping with keys of the author's choice. */
    Map<String, YamlValue> named(String key) {
        YamlValue value = mapping.values().get(key);
        if (value instanceof YamlValue.Mapping names) {
            return names.values();
        }
        throw error(key, "'" + key + "' is a mapping from names, not " + (value == null ? "nothing"
                : value.noun()));
    }

    YamlFields of(YamlValue value, YamlSection inner) {
        return new YamlFields(file, inner, value, cycle);
    }

    /** Adds the place in the file to a contradiction between parts. */
    MachineFileException locate(InvalidDescription invalid) {
        YamlValue whole = mapping.values().getOrDefault(invalid.section(), mapping);
        boolean listed = whole instanceof YamlValue.Sequence sequence && invalid.index() < sequence.values().size();
        return error(file, listed ? ((YamlValue.Sequence) whole).values().get(invalid.index()) : whole,
                invalid.getMessage());
    }
}
