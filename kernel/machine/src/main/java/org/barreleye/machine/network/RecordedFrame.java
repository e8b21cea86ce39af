package org.barreleye.machine.network;

/**
 * A frame that was seen on the wire.
 *
 * @param time of its first bit, in picoseconds
 * @param frame without its frame check sequence
 */
public record RecordedFrame(long time, byte[] frame) {}
