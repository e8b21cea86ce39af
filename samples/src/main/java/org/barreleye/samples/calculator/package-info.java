/**
 * A service with several calls, a string, a buffer, a structure and an error. The same classes run between two cores of
 * the machine and between two plain threads.
 *
 * <p>Previous stop: {@code samples.parcel}. Next stop: {@code samples.pingpong}.
 */
package org.barreleye.samples.calculator;
