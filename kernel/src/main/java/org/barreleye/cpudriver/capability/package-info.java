/**
 * Capabilities at rest: slots, and the database that knows how the capabilities in them descend from one another.
 *
 * <p>The relations themselves are generated from {@code caps.hl}; here is only the order they induce. Stop before:
 * {@code cpudriver.object}. Stop after: {@code org.barreleye.generated.kernel}. Must not know: who schedules or
 * invokes.
 */
package org.barreleye.cpudriver.capability;
