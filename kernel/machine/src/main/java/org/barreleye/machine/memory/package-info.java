/**
 * Memory: bytes by canonical address, the address maps of cores, and the directory that keeps the caches of each
 * coherence domain coherent by MESI or MOESI and computes the cost of an access.
 *
 * <p>Flat arrays by page and line: an access allocates nothing and looks its page up once. {@code MachineMemory} holds
 * values, {@code CoherenceDirectory} holds states and costs, {@code LineRequests} the order in which cores that want
 * one line get it. Must not know: what cores run, events.
 *
 * <p>Previous stop: {@code ordering}. Next stop: {@code interrupt}.
 */
package org.barreleye.machine.memory;
