package org.barreleye.service.bus;

import org.barreleye.kpi.state.Copyable;

/** Is told when the knowledge base has the facts of a look at the bus. */
@FunctionalInterface
interface ScanListener extends Copyable {
    /**
     * The facts are known.
     *
     * @param count the number of functions that are present
     */
    void onTold(int count);
}
