/**
 * The library operating system of a domain (Exokernel, Engler et al. 1995): its API for programs. Start at
 * {@link org.barreleye.domain.Domain}. It may not know the CPU driver, the machine or the insides of the monitor.
 *
 * <p>Previous stop: {@code kpi.syscall}. Next stop: {@code domain.dispatcher}.
 */
package org.barreleye.domain;
