/**
 * The smallest program of all, which is the same on every core.
 *
 * <p>{@code java -jar samples/target/samples.jar hello}; or at the prompt of {@code barreleye.jar --programs
 * samples/target/samples.jar}: {@code spawn 16 hello you}. Go on to {@code samples.echo}, which has an interface.
 */
package org.barreleye.samples.hello;
