/**
 * Kernel objects: CNodes, dispatchers, endpoints. Retype creates an object in a range of memory, and deleting the last
 * capability to it destroys it. An object is never visible to another core. The package may not know invocations,
 * system calls or the scheduler.
 *
 * <p>Previous stop: {@code cpudriver.schedule}. Next stop: {@code cpudriver.capability}.
 */
package org.barreleye.cpudriver.object;
