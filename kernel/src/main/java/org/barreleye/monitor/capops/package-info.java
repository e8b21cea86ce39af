/**
 * The operations on capabilities that cross cores, as one monitor sees them, and those on its own space.
 *
 * <p>Start with {@link org.barreleye.monitor.capops.CapabilityOperations}, which receives every {@link
 * org.barreleye.monitor.capops.CapabilityMessage} of another monitor. The messages are values here; {@code
 * membership.LinkPeers} writes them to the links. May not know domains and connections: {@code monitor.binding} does.
 *
 * <p>Previous stop: {@code monitor.binding}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.monitor.capops;
