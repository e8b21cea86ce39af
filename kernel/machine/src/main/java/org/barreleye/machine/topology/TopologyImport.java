package org.barreleye.machine.topology;

import org.barreleye.machine.description.MachineFile;

/** The import of a topology: XML of {@code lstopo} in, a machine file out. */
public final class TopologyImport {
    private static final int LONGEST_NAME = 64;

    private TopologyImport() {}

    /**
     * Makes a machine file.
     *
     * @param file the name of the file with the topology, for error messages and as the source in the machine file
     * @param text the topology, as {@code lstopo --of xml} writes it
     * @return a valid machine file, in which comments mark what is a guess
     * @throws TopologyException if the text is not the XML of hwloc, or describes no machine that a file can have
     */
    public static String machineFile(String file, String text) {
        Topology topology = TopologyReader.read(file, text);
        String name = name(file);
        String machine = new MachineFileText(file, name, topology, new MachineLayout(file, topology)).text();
        try {
            MachineFile.parse(name + ".yaml", machine);
        } catch (IllegalArgumentException refused) {
            throw new TopologyException(file, topology.root().line(), topology.root().column(),
                    "a machine file cannot describe this machine: " + refused.getMessage()
                    + "; restrict the topology with `lstopo --restrict`");
        }
        return machine;
    }

    /** The name of the machine: that of the file, as far as a name can have its characters. */
    private static String name(String file) {
        String name = file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.xml$", "")
                .replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[^A-Za-z]+", "");
        // In YAML the word null is no text.
        return name.isEmpty() || name.equalsIgnoreCase("null") ? "imported"
                : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
