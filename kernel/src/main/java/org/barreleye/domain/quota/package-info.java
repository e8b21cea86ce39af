/**
 * The quotas of a domain: how much it may have of each resource that it shares with others. The package may not know
 * the monitor, services or the kernel's implementation.
 *
 * <p>Previous stop: {@code domain.binding}. Next stop: {@code domain.error}.
 */
package org.barreleye.domain.quota;
