/**
 * Code with a stack of its own, for application threads: the one place that knows {@code java.lang.Thread}.
 *
 * <p>Exactly one stack runs at a time, whichever mechanism carries it, so nothing here makes a run depend on the host's
 * scheduler. Must not know: cores, time. Came from: {@code core}.
 */
package org.barreleye.machine.context;
