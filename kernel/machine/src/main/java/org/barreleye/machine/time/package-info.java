/**
 * What is due next: events that cannot be taken back ({@link org.barreleye.machine.time.EventQueue}) and one movable
 * time per core ({@link org.barreleye.machine.time.TimerTable}), both in flat arrays and exactly ordered.
 *
 * <p>Times are picoseconds since the machine was switched on. Must not know: what an event does. Go on to:
 * {@code core}.
 */
package org.barreleye.machine.time;
