/**
 * What a machine is made of, as immutable values: cores, nodes, caches, coherence, links, memory, devices, and what
 * everything costs; and files that say so.
 *
 * <p>Read {@code MachineDescription} first, then {@code MachineFile}, which reads one from YAML, and {@code Presets}.
 * The records are legal by construction; {@code Consistency} says what parts must have to do with each other. Numbers
 * that come from no published table are marked as proposals where they are written.
 *
 * <p>Came from: {@code org.barreleye.machine}. Go on to: {@code memory}, which makes prices of it, and {@code core}.
 * Must not know: how any of this is simulated.
 */
package org.barreleye.machine.description;
