/**
 * Programs for the machine, each of them a thing to read, to run and to test.
 *
 * <p>The walk begins here: {@code samples.parcel}; {@code samples.calculator} and {@code samples.pingpong} are shorter.
 * The others run on the whole system: {@code hello}, {@code echo}, {@code handover}, {@code offload}, {@code spread}.
 * Stop after: {@code org.barreleye.boot}.
 */
package org.barreleye.samples;
