package org.barreleye.capops;

import java.util.Optional;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;

/**
 * The end of an operation at the core that has started it, or the arrival of what it has sent.
 *
 * @param action the operation
 * @param requester the core that has started it
 * @param capability what it is about; absent in a notice
 * @param error NONE if it was done
 */
record Ending(Action action, int requester, Optional<Capability> capability, KernelError error) implements Copyable {}
