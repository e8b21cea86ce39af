/**
 * The time and the memory that the phases of a run take, for the user of a command line.
 *
 * <p>Begin at {@link org.barreleye.compiler.timing.PhaseTimings}. This is the only package of the toolchain that reads
 * a clock; what it measures goes to the error stream and never into a generated file.
 *
 * <p>Previous stop: {@code compiler.diagnostic}. Next stop: {@code compiler.output}.
 */
package org.barreleye.compiler.timing;
