/**
 * The records of a run: its hash, its recent events with their causes, its console; and the trace as text ({@link
 * org.barreleye.machine.trace.TextTrace}) or for trace viewers ({@link org.barreleye.machine.trace.ChromeTrace}).
 *
 * <p>Must not know: how events are executed.
 *
 * <p>Previous stop: {@code time}. Next stop: {@code injection}.
 */
package org.barreleye.machine.trace;
