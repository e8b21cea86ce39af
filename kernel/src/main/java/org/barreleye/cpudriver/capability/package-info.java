/**
 * Capability slots, and the mapping database that stores which capabilities descend from one another. The relations
 * between capabilities are generated from {@code caps.hl}. The package may not know kernel objects, scheduling or
 * invocations.
 *
 * <p>Previous stop: {@code cpudriver.object}. Next stop: {@code generated.kernel}.
 */
package org.barreleye.cpudriver.capability;
