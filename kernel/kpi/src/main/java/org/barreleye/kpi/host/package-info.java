/**
 * Channels and waiting between plain Java threads and between processes, so that interfaces are useful without any
 * operating system: rings in memory of the host, a pair of endpoints for one thread, rings in a file that two processes
 * map, and a waiter that spins before it parks.
 *
 * <p>Begin at {@link org.barreleye.kpi.host.HostChannels}. Between processes, {@link
 * org.barreleye.kpi.host.SharedChannels} offers services and connects to them, and {@link
 * org.barreleye.kpi.host.SharedConnection} is one end. This package and {@code memory} below it are the only ones here
 * that may know threads, files and the clock of the host; nothing on the modelled machine uses them. May not know the
 * implementation of {@code binding}, and {@code syscall}.
 *
 * <p>Previous stop: {@code org.barreleye.kpi.binding}. Next stop: {@code org.barreleye.kpi.host.memory}.
 */
package org.barreleye.kpi.host;
