/**
 * Interconnect drivers: what carries the slots and messages of generated bindings on the machine. Rings in a shared
 * frame between cores, endpoints on one core, and monitors for the capabilities that rings cannot carry.
 *
 * <p>Stop before: a generated binding. Stop after: {@code org.barreleye.machine.memory}, and
 * {@code org.barreleye.monitor}. Must not know: which interface the messages belong to.
 */
package org.barreleye.domain.interconnect;
