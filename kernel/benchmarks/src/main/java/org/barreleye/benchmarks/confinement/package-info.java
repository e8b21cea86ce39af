/**
 * Benchmarks of confined programs: rewritten code beside the original.
 *
 * <p>Previous stop: {@code benchmarks.system}. Next stop: {@code confinement.rewrite}.
 */
package org.barreleye.benchmarks.confinement;
