/**
 * The modelled heterogeneous hardware: what an operating system is switched on with, and nothing of the operating system.
 *
 * <p>Start at {@link org.barreleye.machine.Machine}, the loop over events. What software sees is the
 * {@link org.barreleye.machine.core.Core} it runs on.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver}. Stop after: {@code machine.memory}. Must not know: software; of the
 * kernel programming interface only {@code org.barreleye.kpi.types}.
 */
package org.barreleye.machine;
