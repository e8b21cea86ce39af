/**
 * The description of a machine as immutable values: cores, nodes, caches, coherence domains, links, memory, devices and
 * all costs; and the YAML files that hold one.
 *
 * <p>Read {@code MachineDescription} first, then {@code MachineFile}, which reads one from YAML, and {@code Presets}.
 * The records are valid by construction; {@code DescriptionValidator} checks the relations between the parts,
 * {@code WiringValidator} those of interrupt controllers, bus and DMA protection. Numbers without a published source
 * are marked as proposals in the files. Must not know: how a machine is simulated.
 *
 * <p>Previous stop: {@code random}. Next stop: {@code topology}.
 */
package org.barreleye.machine.description;
