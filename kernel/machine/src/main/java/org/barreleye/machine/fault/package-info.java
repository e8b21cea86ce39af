/**
 * What goes wrong with a machine, as data: nothing, unless somebody asks for it. Each component draws its misfortunes
 * from a generator of its own, by name, so that the same seed and the same faults give the same run.
 *
 * <p>Must not know: how a fault is brought about. Came from: {@code org.barreleye.machine}. Go on to: {@code core}.
 */
package org.barreleye.machine.fault;
