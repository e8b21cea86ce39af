/**
 * The runtime below every generated binding: what is the same for all interfaces.
 *
 * <p>A {@link org.barreleye.kpi.binding.Binding} is one end of a conversation. Generated code spells how the arguments
 * of each message become words and back; everything else is here: the handshake, the bounded queue, the publishing of a
 * message of several slots, the collecting of one, calls and their replies, and what happens when the other side breaks
 * the rules or goes away. Begin at {@link org.barreleye.kpi.binding.TransportBinding}; a
 * {@link org.barreleye.kpi.binding.LineBinding} speaks over slots, an {@link org.barreleye.kpi.binding.LmpBinding} over
 * endpoints.
 *
 * <p>Capabilities that travel on terms are compared with them here, at both ends: begin at
 * {@link org.barreleye.kpi.types.CapabilityConstraint}, and at {@link org.barreleye.kpi.channel.CapabilityInspector}
 * for whoever knows what lies in a slot.
 *
 * <p>Nothing here blocks or knows threads; only a {@link org.barreleye.kpi.binding.BlockingClient} waits, and it does
 * so through {@link org.barreleye.kpi.binding.Waiter}. One binding is used by one thread at a time. Came from:
 * {@code channel}. Must not know: {@code host}, {@code trap}.
 */
package org.barreleye.kpi.binding;
