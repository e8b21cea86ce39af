/**
 * The name service: maps names to service references. Records are looked up, waited for and watched. A record exists as
 * long as the binding of the client that registered it. Start at {@link org.barreleye.service.name.NameService}.
 *
 * <p>May not know: other services.
 *
 * <p>Previous stop: {@code service}. Next stop: {@code service.process}.
 */
package org.barreleye.service.name;
