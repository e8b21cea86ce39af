/**
 * Benchmarks of the Flounder compiler as a user starts it: whole processes, an old jar beside a new one.
 *
 * <p>{@link org.barreleye.benchmarks.compiler.InterfaceCompiling} measures,
 * {@link org.barreleye.benchmarks.compiler.InterfaceFiles} writes the interfaces. The README of this module has the
 * figures and the commands.
 *
 * <p>Previous stop: {@code benchmarks.process}. Next stop: {@code benchmarks.capability}.
 */
package org.barreleye.benchmarks.compiler;
