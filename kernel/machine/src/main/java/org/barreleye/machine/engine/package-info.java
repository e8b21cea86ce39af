/**
 * The event loop of the machine, as in every discrete-event simulation: event queue, simulation clock, the order of
 * events, and the creation of the parts that events act on.
 *
 * <p><b>Order.</b> Events are executed in the order (time, class, core, sequence). A step of a reactor is atomic at its
 * core's clock; what it publishes, sends or prints is posted for the core's clock of the moment at which it was issued.
 * A handler that computes for ten thousand cycles and then publishes a line publishes it ten thousand cycles later. The
 * next step of a core is never before its clock.
 *
 * <p><b>Contexts</b> run ahead: private work is no event. Before an action that another agent can observe, all earlier
 * events are executed: hardware events by the context itself, steps of cores after it has suspended. A suspended
 * context goes on with the event loop on its own stack until it is resumed; where stacks are threads, it leaves its
 * stack directly for that of another context that is to run. The thread that drives the machine goes on when an event
 * prints or ends the power, and after a thousand events or a tenth of a millisecond of machine time, so that input from
 * outside is not late. So a program that calls a reactor and waits for the answer needs no switch of stacks.
 *
 * <p>Start with {@link org.barreleye.machine.engine.Engine}, which connects the parts, then read {@code EventLoop}.
 * Must not know: any particular software or device.
 *
 * <p>Previous stop: {@code machine}. Next stop: {@code core}.
 */
package org.barreleye.machine.engine;
