/**
 * The bus enumeration service: finds the functions on the bus and behind its bridges, gives their registers addresses,
 * tells the knowledge base, and looks again when a bridge says that one has come or gone. Start at {@link
 * org.barreleye.service.bus.Enumeration}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.interrupt}. Next stop: {@code service.knowledge}.
 */
package org.barreleye.service.bus;
