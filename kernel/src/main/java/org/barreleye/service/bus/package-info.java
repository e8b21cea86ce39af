/**
 * The bus enumeration service: finds the functions on the bus and behind its bridges, gives their registers addresses,
 * and tells the knowledge base. Start at {@link org.barreleye.service.bus.BusService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.interrupt}. Next stop: {@code service.knowledge}.
 */
package org.barreleye.service.bus;
