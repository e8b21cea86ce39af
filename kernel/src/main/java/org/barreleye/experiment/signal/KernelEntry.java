package org.barreleye.experiment.signal;

/**
 * A way through the kernel behind the lock.
 *
 * @param entry the cycles from user mode to the attempt to take the lock
 * @param instructions the cycles of its instructions, which hold the lock
 * @param lines the addresses of the lines of kernel data that it reads and writes
 */
record KernelEntry(long entry, long instructions, long... lines) {}
