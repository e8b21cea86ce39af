/**
 * Capabilities between cores, as one monitor sees them: export, import, releases, and the operations on its own space.
 *
 * <p>May not know domains, connections and the messages in which the words travel: {@code monitor.binding} does.
 *
 * <p>Previous stop: {@code monitor.binding}. Next stop: {@code cpudriver.state}.
 */
package org.barreleye.monitor.transfer;
