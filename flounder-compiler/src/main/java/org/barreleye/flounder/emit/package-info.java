/**
 * The Java emitters: they write plans as Java, for each interface a handler, a service, a client, a binding for each
 * transport, and the types of the values. No other package of this compiler uses JavaPoet. Layouts are decided in
 * {@code plan}, names in {@code naming}; the decisions here are about Java alone: the size of methods, the objects that
 * are used again.
 *
 * <p>Begin at {@link org.barreleye.flounder.emit.InterfaceEmitter}, which lists the files.
 * {@link org.barreleye.flounder.emit.TransportEmitter} with its {@code SendingEmitter} and {@code ReceivingEmitter}
 * marshals messages; the names of the runtime are in {@link org.barreleye.flounder.emit.KpiNames}. Came from:
 * {@code plan}, {@code naming}.
 *
 * <p>Previous stop: {@code flounder.plan}. Next stop: {@code compiler.output}.
 */
package org.barreleye.flounder.emit;
