/**
 * Messages that are larger than any slot of a channel: the stubs cut them into fragments and put them together again,
 * whatever carries them. A server, which answers each call with a method, and a client, which calls it on a core of
 * every kind.
 *
 * <p>{@code java -jar samples/target/samples.jar echo}. Go on to {@code samples.handover}, which does not copy at all.
 */
package org.barreleye.samples.echo;
