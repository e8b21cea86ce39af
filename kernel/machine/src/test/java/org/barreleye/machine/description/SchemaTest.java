package org.barreleye.machine.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barreleye.kpi.types.Endianness;
import org.junit.jupiter.api.Test;

/** The schema that editors use says what the reader does. */
class SchemaTest {
    private final JsonNode schema = read();

    private static JsonNode read() {
        try (InputStream file = MachineFile.class.getResourceAsStream("machine.schema.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private JsonNode of(YamlSection section) {
        return section == YamlSection.MACHINE ? schema
                : schema.path("$defs").path(section.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void has_the_keys_that_the_reader_has() {
        for (YamlSection section : YamlSection.values()) {
            List<String> keys = new ArrayList<>();
            of(section).path("properties").fieldNames().forEachRemaining(keys::add);
            List<String> required = new ArrayList<>();
            of(section).path("required").forEach(key -> required.add(key.asText()));
            List<String> all = new ArrayList<>(section.required());
            all.addAll(section.optional());

            assertThat(keys).as(section.name()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(required).as(section.name()).isEqualTo(section.required());
            assertThat(of(section).path("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    @Test
    void lists_the_words_that_the_reader_takes() {
        assertThat(words(YamlSection.KIND, "endianness")).isEqualTo(spellings(Endianness.values()));
        assertThat(words(YamlSection.KIND, "mmu")).isEqualTo(spellings(MmuKind.values()));
        assertThat(words(YamlSection.KIND, "timer")).isEqualTo(spellings(TimerKind.values()));
        assertThat(words(YamlSection.MACHINE, "memory-model")).isEqualTo(spellings(MemoryModel.values()));
        assertThat(words(YamlSection.DOMAIN, "protocol")).isEqualTo(spellings(CoherenceDomain.Protocol.values()));
        assertThat(words(YamlSection.DOMAIN, "lookup")).isEqualTo(spellings(CoherenceDomain.Lookup.values()));
        assertThat(words(YamlSection.REGION, "kind")).isEqualTo(spellings(MemoryRegion.Kind.values()));
        assertThat(words(YamlSection.WIRE, "peer")).isEqualTo(spellings(WireDescription.Presence.values()));
        assertThat(words(YamlSection.DEVICE, "kind")).isEqualTo(spellings(DeviceDescription.Kind.values()));
        assertThat(words(YamlSection.DMA_PROTECTION, "kind"))
                .isEqualTo(spellings(DmaProtectionDescription.Kind.values()));
        assertThat(words(YamlSection.CONTROLLER, "kind"))
                .isEqualTo(spellings(ControllerDescription.Kind.values()));
    }

    private List<String> words(YamlSection section, String key) {
        List<String> words = new ArrayList<>();
        of(section).path("properties").path(key).path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> spellings(Enum<?>[] constants) {
        List<String> spellings = new ArrayList<>();
        for (Enum<?> constant : constants) {
            spellings.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return spellings;
    }
}
