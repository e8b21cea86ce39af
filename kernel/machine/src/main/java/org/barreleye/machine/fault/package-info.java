/**
 * The faults of a machine as data: a {@link org.barreleye.machine.fault.Fault} is one, {@link
 * org.barreleye.machine.fault.Faults} are those of a run, none by default. Users write a fault as a sentence, {@code
 * core 5 stops at 3 ms}: {@link org.barreleye.machine.fault.FaultForm} is the grammar, {@link
 * org.barreleye.machine.fault.FaultParser} reads, {@link org.barreleye.machine.fault.FaultPrinter} writes.
 *
 * <p>Must not know: the description of a machine, cores, devices, software.
 *
 * <p>Previous stop: {@code injection}. Next stop: {@code random}.
 */
package org.barreleye.machine.fault;
