/**
 * Confinement of programs: a jar is read, checked, rewritten and loaded once for each domain. The subpackages are the
 * phases, in this order: {@code finding}, {@code image}, {@code check}, {@code rewrite}, {@code meter}, {@code load}.
 * Start at {@link org.barreleye.confinement.load.ProgramImage}. {@code kernel/docs/security.md} says against which
 * programs this protects, and against which it does not. Must not know: the kernel, the machine.
 *
 * <p>Previous stop: {@code cli}. Next stop: {@code confinement.image}.
 */
package org.barreleye.confinement;
