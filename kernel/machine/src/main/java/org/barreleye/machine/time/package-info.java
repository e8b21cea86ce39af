/**
 * Virtual time: the simulation clock and the core clocks, the queue of posted events ({@link
 * org.barreleye.machine.time.EventQueue}), and tables with one due time per core ({@link
 * org.barreleye.machine.time.TimerTable}), all in flat arrays.
 *
 * <p>Times are picoseconds since power-on. Must not know: how events are executed.
 *
 * <p>Previous stop: {@code schedule}. Next stop: {@code trace}.
 */
package org.barreleye.machine.time;
