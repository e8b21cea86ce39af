/**
 * Experiments with virtual memory: the time of a complete unmap on many cores, beside two protocols of monolithic
 * kernels, and the primitives that user-level algorithms need (Appel, Li: "Virtual memory primitives for user
 * programs", 1991). Nothing is fitted to them. They boot whole systems, or run programs on the bare machine.
 *
 * <p>Previous stop: {@code experiment.capability}. Next stop: {@code cli}.
 */
package org.barreleye.experiment.translation;
