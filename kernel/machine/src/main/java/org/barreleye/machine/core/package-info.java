/**
 * A core as its software sees it: the port it acts through, why it gets a step, how it says what comes next.
 *
 * <p>Stop before: {@code org.barreleye.cpudriver}. Stop after: {@code machine.memory}. Must not know: which other cores
 * there are, except by number.
 */
package org.barreleye.machine.core;
