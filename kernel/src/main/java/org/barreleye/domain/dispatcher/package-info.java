/**
 * The user-level part of a dispatcher: the event loop, its event sources, and requests with deadlines. It may not know
 * bindings of a certain interface, the CPU driver or the machine.
 *
 * <p>Previous stop: {@code domain}. Next stop: {@code domain.binding}.
 */
package org.barreleye.domain.dispatcher;
