package org.barreleye.monitor.boot;

import org.barreleye.kpi.state.Copyable;

/** Is told of the processes of the components of the boot plan. */
public interface ComponentListener extends Copyable {
    /** The process of a component is ready. */
    void onComponentStarted(long process, int programNumber);

    /** The process of a component has ended. */
    void onComponentEnded(long process);
}
