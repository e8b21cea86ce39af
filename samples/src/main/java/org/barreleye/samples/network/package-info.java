/**
 * A network interface that comes up: the driver of the interface and a small network stack, in one program that says
 * what it has reached or what is missing.
 *
 * <p>{@code java -jar samples/target/samples.jar network}. Start at {@link
 * org.barreleye.samples.network.NetworkProgram}; {@link org.barreleye.samples.network.NicDriver} drives the interface,
 * {@link org.barreleye.samples.network.NetworkStack} has the protocols.
 *
 * <p>Previous stop: {@code samples.bulk}. Next stop: {@code domain.device}.
 */
package org.barreleye.samples.network;
