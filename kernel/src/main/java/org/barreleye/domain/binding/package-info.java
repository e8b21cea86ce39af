/**
 * The bindings of a domain: the messages by which it binds to a service, directly, to the name service, or by name; the
 * open connections; the registration of its own service. Programs use {@link org.barreleye.domain.Domain} and of this
 * package only {@link Connector}, {@link Acceptor} and {@link BindListener}. The package may not know the insides of
 * the monitor and of services.
 *
 * <p>Previous stop: {@code domain}. Next stop: {@code domain.error}.
 */
package org.barreleye.domain.binding;
