/**
 * A network service in one class, and a program that talks to it and to another host.
 *
 * <p>{@code java -jar samples/target/samples.jar network}. Start at {@link
 * org.barreleye.samples.network.UpperCaseServer}, which answers the datagrams of a port; {@link
 * org.barreleye.samples.network.NetworkClient} sends some.
 *
 * <p>Previous stop: {@code samples.bulk}. Next stop: {@code samples.processes}.
 */
package org.barreleye.samples.network;
