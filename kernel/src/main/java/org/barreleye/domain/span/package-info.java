/**
 * A domain on several cores: a dispatcher on each, joined by generated messages, over memory that all of them see. They
 * are of one coherence domain, so what one writes the others read; everything else each has for itself.
 *
 * <p>Start at {@link org.barreleye.domain.span.DomainSpanning}. Stop before: {@code org.barreleye.domain}. Stop after:
 * the generated binding {@code interdispatcher}. Must not know: monitors.
 */
package org.barreleye.domain.span;
