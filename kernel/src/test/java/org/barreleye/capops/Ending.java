package org.barreleye.capops;

import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/**
 * The end of an operation, at the core that has started it.
 *
 * @param action the operation
 * @param capability the capability in its slot
 * @param error NONE if it was done
 */
record Ending(Action action, Capability capability, KernelError error) implements Copyable {}
