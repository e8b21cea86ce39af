/**
 * The errors of monitors and services, with their sentences, and the nearest known word to an unknown one. The package
 * may not know the monitor, services or the kernel's implementation.
 *
 * <p>Previous stop: {@code domain.binding}. Next stop: {@code kpi.outcome}.
 */
package org.barreleye.domain.error;
