package org.barreleye.machine.network;

/**
 * The attachment of a machine to a wire that belongs to another one: its network interfaces are ports of that wire.
 *
 * @param wire the wire
 * @param prefix begins the names of its ports there, which differ from those of other machines
 */
public record WireAttachment(Wire wire, String prefix) {}
