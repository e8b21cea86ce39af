/**
 * The loading of rewritten classes, once for each domain, so that static fields belong to one domain. Creates the
 * programs that the kernel starts.
 *
 * <p>Previous stop: {@code confinement.meter}. Next stop: {@code boot}.
 */
package org.barreleye.confinement.load;
