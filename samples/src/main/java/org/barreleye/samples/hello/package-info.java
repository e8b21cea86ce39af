/**
 * The smallest program, which is the same on every core.
 *
 * <p>{@code java -jar samples/target/samples.jar hello}; or at the prompt of {@code barreleye.jar boot --programs
 * samples/target/samples.jar}: {@code spawn 16 hello you}.
 *
 * <p>Previous stop: {@code samples.pingpong}. Next stop: {@code samples.echo}.
 */
package org.barreleye.samples.hello;
