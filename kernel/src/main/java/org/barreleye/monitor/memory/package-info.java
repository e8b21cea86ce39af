/**
 * The RAM of one core as its monitor allocates it: for domains, dispatchers, capability spaces and shared rings.
 *
 * <p>May not know the other packages of the monitor.
 *
 * <p>Previous stop: {@code monitor.domain}. Next stop: {@code cpudriver.invocation}.
 */
package org.barreleye.monitor.memory;
