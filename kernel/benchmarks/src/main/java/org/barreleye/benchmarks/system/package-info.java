/**
 * How fast the whole system boots, in the machine's time and in ours.
 *
 * <p>Uses {@code org.barreleye.boot} as the command line does.
 */
package org.barreleye.benchmarks.system;
