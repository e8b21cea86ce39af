/**
 * The runtime below every generated binding: the part that is the same for all interfaces.
 *
 * <p>A {@link org.barreleye.kpi.binding.Binding} is one end of a connection. Generated code converts the arguments of
 * each message to words and back; everything else is here: the handshake, the bounded queue, the publishing and the
 * reassembly of a message of several lines, calls and their replies, and the end of a binding after a violation or an
 * exit of the other side. Begin at {@link org.barreleye.kpi.binding.TransportBinding}; a
 * {@link org.barreleye.kpi.binding.LineBinding} uses lines, an {@link org.barreleye.kpi.binding.LmpBinding}
 * endpoints.
 *
 * <p>Capabilities with a constraint are compared with it here, at both ends: begin at
 * {@link org.barreleye.kpi.types.CapabilityConstraint}, and at {@link org.barreleye.kpi.channel.CapabilityInspector},
 * which describes the capability in a slot.
 *
 * <p>Nothing here blocks or knows threads; only a {@link org.barreleye.kpi.binding.BlockingClient} waits, and it does
 * so through {@link org.barreleye.kpi.binding.Waiter}. One binding is used by one thread at a time. May not know
 * {@code host} and {@code syscall}.
 *
 * <p>Previous stop: {@code org.barreleye.kpi.channel}. Next stop: {@code org.barreleye.kpi.host}.
 */
package org.barreleye.kpi.binding;
