/**
 * The operations on capabilities that cross cores, as one monitor sees them, and those on its own space.
 *
 * <p>May not know domains, connections and the messages in which the words travel: {@code monitor.binding} does.
 *
 * <p>Previous stop: {@code monitor.binding}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.monitor.capops;
