/**
 * Parallel work on all cores: a worker on each of them, of whatever instruction set, receives the next work item when
 * it has finished one. The results are merged in the order of the items.
 *
 * <p>{@code java -jar samples/target/samples.jar spread}.
 *
 * <p>Previous stop: {@code samples.offload}. Next stop: {@code samples.lock}.
 */
package org.barreleye.samples.spread;
