/**
 * The rewriting of checked classes: they count cycles, stack and allocations in the meter of their domain, and cannot
 * catch their end. Deterministic: the same classes give the same bytes. Must not know: domains.
 *
 * <p>Previous stop: {@code confinement.finding}. Next stop: {@code confinement.meter}.
 */
package org.barreleye.confinement.rewrite;
