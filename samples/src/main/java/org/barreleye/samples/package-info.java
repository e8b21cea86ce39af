/**
 * Programs for the machine, to read, to run and to test.
 *
 * <p>Start at {@code samples.parcel}; {@code samples.calculator} and {@code samples.pingpong} are shorter. The others
 * run on the standard system: {@code hello}, {@code echo}, {@code handover}, {@code offload}, {@code spread}; {@code
 * network} drives a device.
 *
 * <p>Previous stop: {@code README.md}. Next stop: {@code samples.parcel}.
 */
package org.barreleye.samples;
