/**
 * The two kinds of failure, never confused.
 *
 * <p>The caller's mistake is a value: an {@link org.barreleye.kpi.outcome.Outcome} with a
 * {@link org.barreleye.kpi.outcome.KernelError} from the kernel, a {@link org.barreleye.kpi.outcome.Failure} from a
 * binding, an {@link org.barreleye.kpi.outcome.ErrorCode} inside a message. An error in the system is a
 * {@link org.barreleye.kpi.outcome.KernelBug}. The package may not know any other package but
 * {@code types}.
 */
package org.barreleye.kpi.outcome;
