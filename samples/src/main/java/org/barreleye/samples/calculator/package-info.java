/**
 * A service with several calls, a string, a buffer, a structure and an error, and two ways to run it: between two cores
 * of the machine, and between two plain threads, by the same classes.
 *
 * <p>Stop after: {@code samples.pingpong}.
 */
package org.barreleye.samples.calculator;
