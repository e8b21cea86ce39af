/**
 * The boot: starting the cores below this one, and on the boot core starting the components of the plan in the order of
 * their dependencies.
 *
 * <p>May not know how requests arrive: {@code monitor} connects it with the links.
 *
 * <p>Previous stop: {@code boot}. Next stop: {@code monitor.membership}.
 */
package org.barreleye.monitor.boot;
