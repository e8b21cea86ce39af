/**
 * The network outside of a machine: the {@link org.barreleye.machine.network.Wire}, an Ethernet segment that connects
 * the ports of network interfaces and hosts; the {@link org.barreleye.machine.network.PeerHost}, a modelled host with
 * the usual services; and the {@link org.barreleye.machine.network.Gateway}, a host in the place of those outside.
 *
 * <p>A port belongs to a {@link org.barreleye.machine.network.Station}. It posts the arrival of each frame as an event
 * of the machine of its station ({@link org.barreleye.machine.network.EventPoster}), so a wire has no events of its own
 * and can lie between several machines ({@link org.barreleye.machine.network.WireAttachment}). Faults are those of the
 * machine to which the port belongs.
 *
 * <p>Must not know: devices, cores, the engine, software.
 *
 * <p>Previous stop: {@code device}. Next stop: {@code translation}.
 */
package org.barreleye.machine.network;
