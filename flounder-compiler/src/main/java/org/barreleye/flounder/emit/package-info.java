/**
 * Spells plans as Java: for each interface a handler, a service, a client, a binding for each transport, and what they
 * pass around. The only package of this compiler that knows JavaPoet; it decides nothing.
 *
 * <p>Stop before: {@code plan}. Start at {@link org.barreleye.flounder.emit.InterfaceEmitter}.
 */
package org.barreleye.flounder.emit;
