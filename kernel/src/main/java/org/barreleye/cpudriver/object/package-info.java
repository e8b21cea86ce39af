/**
 * Kernel objects: what capabilities stand for. Each is anchored to the physical range that pays for it, born in retype,
 * dead with the last capability to it, and never seen by another core.
 *
 * <p>Stop before: {@code cpudriver.schedule}. Stop after: {@code cpudriver.capability}. Must not know: who invokes
 * them.
 */
package org.barreleye.cpudriver.object;
