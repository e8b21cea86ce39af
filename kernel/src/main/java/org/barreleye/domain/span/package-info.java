/**
 * Domains that span several cores: a dispatcher on each core, generated messages between them, and shared frames. The
 * cores belong to one coherence domain; capability spaces and bindings are not shared. Start at
 * {@link org.barreleye.domain.span.DomainSpanning}. The package may not know monitors.
 *
 * <p>Previous stop: {@code domain.thread}. Next stop: {@code generated.user.interdisp}.
 */
package org.barreleye.domain.span;
