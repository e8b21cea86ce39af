/**
 * The cores: what software sees of one ({@link org.barreleye.machine.core.Core}), how software looks to it
 * ({@link org.barreleye.machine.core.Reactor}, {@link org.barreleye.machine.core.Context}), and the engine that lets
 * one thing
 * happen after the other.
 *
 * <p><b>Order.</b> Events happen in the order (time, class, core, sequence). A reactor is stepped at its core's clock;
 * the
 * step is atomic at that instant, and what it publishes, sends or prints is posted for the instant of the core's clock
 * at
 * which that was done. So a handler that computes for ten thousand cycles and then publishes a line publishes it ten
 * thousand cycles later. The next step of a core is never before its clock.
 *
 * <p><b>Contexts</b> run ahead: private work costs no event, and before an action that another agent can observe,
 * everything that is due
 * earlier happens first. Events that run nobody's software happen on the spot; for a step of another core the context
 * gives
 * control back. An interrupt that falls into work done ahead turns the clock back to its own time; the rest of the
 * work is
 * owed, and charged when the context is resumed.
 *
 * <p><b>Polling</b> ({@link org.barreleye.machine.core.CoreDirective.Await}) costs no events until a poll finds
 * something.
 *
 * <p>Must not know: any particular software. Came from: {@code org.barreleye.machine}. Go on to: {@code memory},
 * {@code time}.
 */
package org.barreleye.machine.core;
