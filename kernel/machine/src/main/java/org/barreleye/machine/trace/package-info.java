/**
 * What can be told about a run: its hash, its recent events with what each follows from, its console; and how the
 * events are written, for people ({@link org.barreleye.machine.trace.TextTrace}) and for viewers
 * ({@link org.barreleye.machine.trace.ChromeTrace}).
 *
 * <p>Must not know: what made things happen. Go on to: the tests, which compare hashes.
 */
package org.barreleye.machine.trace;
