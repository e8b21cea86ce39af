package org.barreleye.domain.memory;

import java.util.function.Supplier;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;

/** The mutual exclusion of changes that wait for other cores while they are made. */
@FunctionalInterface
public interface MutualExclusion extends Copyable {
    /**
     * Makes a change after those that other threads make.
     *
     * @return refused with {@link KernelError#UNMAP_IN_PROGRESS} if the caller is a handler of events or faults, which
     *     may not wait for them
     */
    <T> Outcome<T> run(Supplier<Outcome<T>> change);
}
