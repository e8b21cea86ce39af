/**
 * The cores: the interface of software to a core ({@link org.barreleye.machine.core.Core}), the interfaces of a core to
 * its software ({@link org.barreleye.machine.core.Reactor}, {@link org.barreleye.machine.core.Context}), and the state
 * machine that the engine drives ({@link org.barreleye.machine.core.CoreStateMachine}).
 *
 * <p>An interrupt that arrives while a context has run ahead turns the core's clock back to the time of the interrupt.
 * The rest of the work is charged when the context is resumed.
 *
 * <p>Polling ({@link org.barreleye.machine.core.CoreDirective.Await}) costs no events until a poll finds a change.
 *
 * <p>Must not know: how the next event is chosen, any particular software.
 *
 * <p>Previous stop: {@code engine}. Next stop: {@code ordering}.
 */
package org.barreleye.machine.core;
