/**
 * Coroutines: code with a stack of its own, for application threads. The only package that uses {@code
 * java.lang.Thread}.
 *
 * <p>Exactly one stack runs at a time, on every kind of stack, so a run does not depend on the scheduler of the host.
 * Must not know: cores, time.
 *
 * <p>Previous stop: {@code translation}. Next stop: {@code schedule}.
 */
package org.barreleye.machine.context;
