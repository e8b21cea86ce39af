package org.barreleye.machine.topology;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML of hwloc 1 and 2. The only class that parses XML; it reads no other file, whatever the text names. */
final class TopologyReader {
    private static final String REMEDY = "; write the file with `lstopo --of xml FILE`";
    private static final int MAX_DEPTH = 64;
    private static final int BANDWIDTH = 8;

    private final String file;
    private final XMLStreamReader xml;
    private Optional<Distances> distances = Optional.empty();
    private final List<CpuKind> kinds = new ArrayList<>();

    private TopologyReader(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    /**
     * Reads a topology.
     *
     * @param file its name in error messages
     * @throws TopologyException if the text is not XML of hwloc
     */
    static Topology read(String file, String text) {
        int declaration = Math.max(text.indexOf("<!ENTITY"), text.indexOf("<!ELEMENT"));
        if (declaration >= 0) {
            int line = (int) text.substring(0, declaration).chars().filter(character -> character == '\n').count() + 1;
            throw new TopologyException(file, line, declaration - text.lastIndexOf('\n', declaration),
                    "the document declares entities or elements, which lstopo never does; remove the declarations");
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            return new TopologyReader(file, xml).document();
        } catch (XMLStreamException malformed) {
            String message = String.valueOf(malformed.getMessage());
            throw new TopologyException(file, Math.max(1, malformed.getLocation().getLineNumber()),
                    Math.max(1, malformed.getLocation().getColumnNumber()), "this is not XML: "
                    + message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9)
                    .replaceAll("\\s+", " ") + REMEDY);
        }
    }

    /** A document type is skipped, not read: no external file is opened, and no entity is replaced. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Topology document() throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            continue;
        }
        if (!xml.getLocalName().equals("topology")) {
            throw error("this is not the XML of hwloc: the root element is '" + xml.getLocalName()
                    + "', not 'topology'" + REMEDY);
        }
        String version = attributes().getOrDefault("version", "1");
        List<TopologyObject> roots = new ArrayList<>();
        while (isInElement()) {
            switch (xml.getLocalName()) {
                case "object" -> roots.add(object(0));
                case "distances2" -> distances2();
                case "cpukind" -> cpuKind();
                default -> skip();
            }
        }
        if (roots.isEmpty()) {
            throw error("the topology has no objects" + REMEDY);
        }
        // To the end, so that what follows is XML too.
        while (xml.hasNext()) {
            xml.next();
        }
        return new Topology(version, roots.get(0), distances, kinds);
    }

    /** Moves on to the next element in the present one; returns false at the end of that. */
    private boolean isInElement() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            requireNoEntity(event);
            event = xml.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private void requireNoEntity(int event) {
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw error("the entity '" + xml.getLocalName() + "' is not replaced; write its text out");
        }
    }

    /** Moves on to the end of the present element. */
    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            depth += isInElement() ? 1 : -1;
        }
    }

    private TopologyObject object(int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw error("the objects nest more than " + MAX_DEPTH + " deep" + REMEDY);
        }
        SortedMap<String, String> attributes = attributes();
        String type = attributes.get("type");
        if (type == null) {
            throw error("an object has no attribute 'type'" + REMEDY);
        }
        TopologyObject object = new TopologyObject(
                ObjectKind.of(type, attributes.getOrDefault("cache_type", "")), attributes, line(), column());
        while (isInElement()) {
            switch (xml.getLocalName()) {
                case "object" -> object.children().add(object(depth + 1));
                case "info" -> info(object.infos());
                case "distances" -> distances1();
                default -> skip();
            }
        }
        return object;
    }

    private void info(SortedMap<String, String> infos) throws XMLStreamException {
        SortedMap<String, String> attributes = attributes();
        infos.putIfAbsent(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
        skip();
    }

    /** The distances of hwloc 1, whose nodes are those of the topology in their order. */
    private void distances1() throws XMLStreamException {
        long count = number("nbobjs");
        List<Double> values = new ArrayList<>();
        while (isInElement()) {
            if (xml.getLocalName().equals("latency")) {
                values.add(decimal(attributes().getOrDefault("value", "")));
            }
            skip();
        }
        keep(count, new Distances("", List.of(), values));
    }

    /** The distances of hwloc 2: of objects of any type, latencies or bandwidths. */
    private void distances2() throws XMLStreamException {
        long count = number("nbobjs");
        SortedMap<String, String> attributes = attributes();
        boolean isLatency = attributes.getOrDefault("type", "").equals("NUMANode")
                && (number("kind") & BANDWIDTH) == 0;
        String identity = attributes.getOrDefault("indexing", "os") + "_index";
        List<Long> indexes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        while (isInElement()) {
            switch (xml.getLocalName()) {
                case "indexes" -> words().forEach(word -> indexes.add((long) decimal(word)));
                case "u64values" -> words().forEach(word -> values.add(decimal(word)));
                default -> skip();
            }
        }
        if (isLatency) {
            keep(count, new Distances(identity, indexes, values));
        }
    }

    private void keep(long count, Distances read) {
        if (read.values().size() != count * count) {
            throw error(count + " objects have " + count * count + " distances, not " + read.values().size() + REMEDY);
        }
        if (distances.isEmpty()) {
            distances = Optional.of(read);
        }
    }

    private void cpuKind() throws XMLStreamException {
        String set = attributes().getOrDefault("cpuset", "");
        SortedMap<String, String> infos = new TreeMap<>();
        CpuKind kind;
        try {
            kind = new CpuKind(CpuKind.set(set), infos);
        } catch (NumberFormatException invalid) {
            throw error("'" + set + "' is no set of hardware threads, such as 0x0000000f" + REMEDY);
        }
        while (isInElement()) {
            if (xml.getLocalName().equals("info")) {
                info(infos);
            } else {
                skip();
            }
        }
        kinds.add(kind);
    }

    private List<String> words() throws XMLStreamException {
        String text = xml.getElementText().strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private SortedMap<String, String> attributes() {
        SortedMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private long number(String attribute) {
        String text = attributes().getOrDefault(attribute, "0");
        if (!text.matches("\\d{1,9}")) {
            throw error("'" + attribute + "' is a number, not '" + text + "'" + REMEDY);
        }
        return Long.parseLong(text);
    }

    private double decimal(String text) {
        if (!text.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw error("a distance is a number, not '" + text + "'" + REMEDY);
        }
        return Double.parseDouble(text);
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    private int column() {
        return xml.getLocation().getColumnNumber();
    }

    private TopologyException error(String message) {
        return new TopologyException(file, line(), column(), message);
    }
}
