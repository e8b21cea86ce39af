/**
 * Spells plans as Java: for each interface a handler, a service, a client, a binding for each transport, and what they
 * pass around. The only package of this compiler that knows JavaPoet. What travels where is decided in {@code plan},
 * what is called how in {@code naming}; what is decided here is about Java alone: what fits a method, which objects are
 * used again.
 *
 * <p>Begin at {@link org.barreleye.flounder.emit.InterfaceEmitter}, which lists the files. How messages are marshalled
 * is in {@link org.barreleye.flounder.emit.TransportEmitter} and its {@code SendingEmitter} and
 * {@code ReceivingEmitter}; what generated code may call is in {@link org.barreleye.flounder.emit.KpiNames}. Came from:
 * {@code plan}, {@code naming}.
 *
 * <p>Previous stop: {@code flounder.plan}. Next stop: {@code compiler.output}.
 */
package org.barreleye.flounder.emit;
