/**
 * Memory that is moved instead of copied: a program moves a frame to a service on another core, which sorts the numbers
 * in it and moves it back. Meanwhile the program cannot access it, since its mapping is removed with its capability.
 *
 * <p>{@code java -jar samples/target/samples.jar handover}.
 *
 * <p>Previous stop: {@code samples.echo}. Next stop: {@code samples.offload}.
 */
package org.barreleye.samples.handover;
