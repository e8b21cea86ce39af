/**
 * Experiments with capabilities over several cores: the twelve operations of {@code distops}, and the revokes of
 * chains, trees and forests of copies. One program measures; a program on each core stores capabilities for it.
 *
 * <p>May not know: the internals of the CPU driver and of the monitors.
 *
 * <p>Previous stop: {@code experiment}. Next stop: {@code domain}.
 */
package org.barreleye.experiment.capability;
