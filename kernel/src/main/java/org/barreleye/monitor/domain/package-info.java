/**
 * The domains of one core: how they are spawned, what they consist of, what they have exported, and how they end.
 *
 * <p>May not know connections: {@code monitor.binding} is built on this package.
 *
 * <p>Previous stop: {@code monitor.membership}. Next stop: {@code monitor.binding}.
 */
package org.barreleye.monitor.domain;
