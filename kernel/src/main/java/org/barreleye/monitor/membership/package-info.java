/**
 * The monitors of all cores as one of them sees them: links between monitors, and the protocol by which they agree on
 * the cores that belong to the system.
 *
 * <p>May not know domains and connections: the handlers of requests are made by {@code monitor}.
 *
 * <p>Previous stop: {@code monitor.boot}. Next stop: {@code monitor.domain}.
 */
package org.barreleye.monitor.membership;
