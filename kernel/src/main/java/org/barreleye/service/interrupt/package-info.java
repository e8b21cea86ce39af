/**
 * The interrupt routing service: asks the knowledge base for the path of an interrupt, and programs the interrupt
 * controllers on it. Only this service has their registers. Start at
 * {@link org.barreleye.service.interrupt.InterruptRoutingService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service.knowledge}. Next stop: {@code domain.device}.
 */
package org.barreleye.service.interrupt;
