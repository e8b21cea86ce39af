/**
 * Interconnect drivers: the transports of generated bindings on the machine. Message lines in the rings of a shared
 * frame between cores (UMP, after user-level remote procedure call, Bershad et al. 1991), endpoints on one core (LMP),
 * mailbox channels, and the monitors for the capabilities that rings cannot transfer. The package may not know the
 * interface of a message.
 *
 * <p>Previous stop: {@code kpi.binding}. Next stop: {@code domain.capability}.
 */
package org.barreleye.domain.interconnect;
