/**
 * Messages that are larger than the unit of any transport: the stubs fragment and reassemble them. The server replies
 * to each call; the client calls one on a core of each instruction set.
 *
 * <p>{@code java -jar samples/target/samples.jar echo}.
 *
 * <p>Previous stop: {@code samples.hello}. Next stop: {@code samples.handover}.
 */
package org.barreleye.samples.echo;
