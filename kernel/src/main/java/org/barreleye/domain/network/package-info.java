/**
 * The network for programs: a socket for threaded programs, and servers that are one class. Start at
 * {@link org.barreleye.domain.network.UdpServer}. Large datagrams go in buffers that a program shares with the stack
 * ({@code PortBuffers}), over {@code domain.bulk}. The package may not know the stack.
 *
 * <p>Previous stop: {@code service.network}. Next stop: {@code domain.device}.
 */
package org.barreleye.domain.network;
