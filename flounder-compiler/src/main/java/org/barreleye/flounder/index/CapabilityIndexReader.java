package org.barreleye.flounder.index;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.barreleye.compiler.diagnostic.Diagnostics;
import org.barreleye.compiler.source.SourceFile;
import org.barreleye.flounder.diagnostic.FlounderCode;
import org.barreleye.flounder.model.CapabilityTypes;
import org.barreleye.flounder.model.CapabilityTypes.CapabilityType;

/** A capability index as JSON. Members that nothing here asks for are skipped, as its format demands. */
public final class CapabilityIndexReader {
    /** The name of the format in a document. */
    public static final String FORMAT = "capability-index";
    /** The version of the format that is understood. */
    public static final int VERSION = 1;

    private static final int TYPE_NUMBER_MAX = 254;
    private static final int RIGHT_BIT_MAX = 7;

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private boolean hasErrors;

    private CapabilityIndexReader(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Reads an index; empty if that cannot be done, which has been reported. */
    public static Optional<CapabilityTypes> read(SourceFile source, Diagnostics diagnostics) {
        return new CapabilityIndexReader(source, diagnostics).read();
    }

    private Optional<CapabilityTypes> read() {
        JsonNode document;
        try {
            document = new ObjectMapper().readTree(source.text());
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            long offset = location == null ? 0 : Math.max(0, Math.min(source.length(), location.getCharOffset()));
            reportError((int) offset, "this is not JSON: " + e.getOriginalMessage());
            return Optional.empty();
        }
        if (!document.path("format").asText().equals(FORMAT)) {
            reportError(0, "this is not a capability index, which begins with \"format\": \"" + FORMAT + "\"");
            return Optional.empty();
        }
        JsonNode version = document.path("version");
        if (!version.isInt() || version.asInt() != VERSION) {
            reportError(0, "this capability index has version " + version.asText("none")
                    + " of the format, and version "
                    + VERSION + " is understood");
            return Optional.empty();
        }
        Map<String, Integer> rights = new LinkedHashMap<>();
        document.path("rights").forEach(right -> right(right, rights));
        Map<String, CapabilityType> types = new LinkedHashMap<>();
        document.path("types").forEach(type -> type(type, types));
        return hasErrors ? Optional.empty() : Optional.of(new CapabilityTypes(types, rights));
    }

    private void right(JsonNode node, Map<String, Integer> rights) {
        String name = node.path("name").asText();
        int bit = node.path("bit").asInt(-1);
        if (name.isEmpty() || bit < 0 || bit > RIGHT_BIT_MAX || rights.containsValue(bit)
                || rights.putIfAbsent(name, bit) != null) {
            reportError(0, "the right '" + name + "' needs a name and a bit from 0 to " + RIGHT_BIT_MAX
                    + " of its own");
        }
    }

    private void type(JsonNode node, Map<String, CapabilityType> types) {
        String name = node.path("name").asText();
        boolean isAbstract = node.path("abstract").asBoolean();
        int number = isAbstract ? -1 : node.path("number").asInt(-1);
        String reference = isAbstract ? "" : node.path("reference").asText();
        boolean usable = isAbstract
                || number >= 0 && number <= TYPE_NUMBER_MAX
                && types.values().stream().noneMatch(other -> other.number() == number)
                && SourceVersion.isName(reference, SourceVersion.RELEASE_17);
        CapabilityType type =
                new CapabilityType(name, number, isAbstract, node.path("transferable").asBoolean(), reference);
        if (name.isEmpty() || !usable || types.putIfAbsent(name, type) != null) {
            reportError(0, "the type '" + name + "' needs a name and a number from 0 to " + TYPE_NUMBER_MAX
                    + " of its own, and a Java class of references");
        }
    }

    private void reportError(int offset, String sentence) {
        hasErrors = true;
        diagnostics.report(FlounderCode.CAPABILITY_INDEX, source.span(offset, offset), sentence);
    }
}
