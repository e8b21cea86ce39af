/**
 * The inspection of one core: a service that every monitor exports, with which the shell shows the capabilities, the
 * connections and the memory of any domain.
 *
 * <p>May not know how domains are spawned and bound: it reads the tables of {@code monitor.domain} and
 * {@code monitor.binding}.
 *
 * <p>Previous stop: {@code shell.command}. Next stop: {@code cpudriver.invocation}.
 */
package org.barreleye.monitor.inspection;
