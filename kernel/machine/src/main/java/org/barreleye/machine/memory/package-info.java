/**
 * Bytes by canonical address, and the directory that keeps the caches of each coherence domain coherent and says what
 * an access costs.
 *
 * <p>Flat arrays by page and line; an access allocates nothing and looks its page up once. {@code MachineMemory} knows
 * values, {@code CoherenceDirectory} knows states and costs; neither knows time. Must not know: cores as agents,
 * events. Came from: {@code core}. Go on to: {@code trace}.
 */
package org.barreleye.machine.memory;
