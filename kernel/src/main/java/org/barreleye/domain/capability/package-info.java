/**
 * A domain's own bookkeeping of its capability space and its memory: which slots are free, and what it was given.
 *
 * <p>Stop before: {@code org.barreleye.domain}. Stop after: the generated references. Must not know: the CPU driver.
 */
package org.barreleye.domain.capability;
