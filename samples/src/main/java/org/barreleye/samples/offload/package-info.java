/**
 * A core without MMU and without coherent cache does work for others: it is lent memory by capability, reads it past
 * its cache, and answers. Whoever asked goes on meanwhile, since a call need not be waited for.
 *
 * <p>{@code java -jar samples/target/samples.jar offload}. Go on to {@code samples.spread}, where all cores work.
 */
package org.barreleye.samples.offload;
