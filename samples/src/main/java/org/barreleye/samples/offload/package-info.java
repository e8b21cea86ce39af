/**
 * A core without MMU and without coherent cache works for others: it receives a copy of a capability to memory, reads
 * it past its cache, and replies. The client works meanwhile, since a call need not block.
 *
 * <p>{@code java -jar samples/target/samples.jar offload}.
 *
 * <p>Previous stop: {@code samples.handover}. Next stop: {@code samples.spread}.
 */
package org.barreleye.samples.offload;
