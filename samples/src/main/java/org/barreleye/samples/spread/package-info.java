/**
 * Work for all cores: a worker on each of them, of whatever instruction set; whoever has done a piece gets the next;
 * and the results are merged in the order of the pieces, however fast who was.
 *
 * <p>{@code java -jar samples/target/samples.jar spread}.
 */
package org.barreleye.samples.spread;
