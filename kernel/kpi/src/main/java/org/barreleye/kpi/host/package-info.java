/**
 * Channels and waiting between plain Java threads, so that interfaces are useful without any operating system: rings of
 * real memory, a pair of endpoints for one thread, and patience that spins before it parks.
 *
 * <p>Begin at {@link org.barreleye.kpi.host.HostChannels}. The only package here that may know threads and the clock of
 * the host; nothing on the modelled machine uses it. May not know: {@code binding}'s inside, {@code trap}.
 */
package org.barreleye.kpi.host;
