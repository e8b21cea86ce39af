/**
 * Channels and waiting between plain Java threads, so that interfaces are useful without any operating system: rings in
 * memory of the host, a pair of endpoints for one thread, and a waiter that spins before it parks.
 *
 * <p>Begin at {@link org.barreleye.kpi.host.HostChannels}. The only package here that may know threads and the clock of
 * the host; nothing on the modelled machine uses it. May not know the
 * implementation of {@code binding}, and {@code syscall}.
 */
package org.barreleye.kpi.host;
