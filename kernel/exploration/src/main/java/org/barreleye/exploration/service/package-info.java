/**
 * Explores a service that uses generated stubs: the service, its clients, and the rings between them are the production
 * code. A step is one line of a ring that arrives, a capability that arrives, a call that a client makes, or a death.
 * Capabilities travel apart from the lines; {@link org.barreleye.exploration.service.CapabilitySpace} has those of a
 * node.
 *
 * <p>Previous stop: {@code exploration.search}. Next stop: {@code exploration.junit}.
 */
package org.barreleye.exploration.service;
