package org.barreleye.machine.description;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into values with their places. The only class that uses the YAML library. */
final class YamlReader {
    private static final int MAX_DEPTH = 20;

    private final String file;
    private final YAMLParser parser;

    private YamlReader(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads one document.
     *
     * @throws MachineFileException if the text is no YAML, or is more than a machine file needs
     */
    static YamlValue read(String file, String text) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException malformed) {
            throw new MachineFileException(file, line(malformed.getLocation()), column(malformed.getLocation()),
                    "this is not YAML: " + firstLine(malformed.getOriginalMessage()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private YamlValue document() throws IOException {
        if (parser.nextToken() == null) {
            throw new MachineFileException(file, 1, 1, "the file is empty; it should begin with 'name:'");
        }
        YamlValue value = value(0);
        if (parser.nextToken() != null) {
            throw error("a machine file is one document; remove the second");
        }
        return value;
    }

    private YamlValue value(int depth) throws IOException {
        JsonLocation here = parser.currentTokenLocation();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw error("a machine file has no anchors and aliases; write the value out");
        }
        if (depth > MAX_DEPTH) {
            throw error("the mappings and lists nest too deeply; a machine file has at most " + MAX_DEPTH
                    + " levels");
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return mapping(here, depth);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlValue> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(value(depth + 1));
            }
            return new YamlValue.Sequence(line(here), column(here), values);
        }
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
        return new YamlValue.Scalar(line(here), column(here), text);
    }

    private YamlValue mapping(JsonLocation here, int depth) throws IOException {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (values.containsKey(key)) {
                throw error("the key '" + key + "' is here a second time; keep one");
            }
            parser.nextToken();
            values.put(key, value(depth + 1));
        }
        return new YamlValue.Mapping(line(here), column(here), values);
    }

    private MachineFileException error(String message) {
        JsonLocation here = parser.currentTokenLocation();
        return new MachineFileException(file, line(here), column(here), message);
    }

    private static int line(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static int column(JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getColumnNr());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason given").strip();
    }
}
