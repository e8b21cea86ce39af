package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.object.CNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.syscall.Program;

/** Starts programs on dispatchers. */
public interface Launcher {
    /**
     * Starts a dispatcher.
     *
     * @param dispatcher not started before
     * @param root the root CNode of its capability space
     */
    void launch(DispatcherControlBlock dispatcher, CNode root, Program program, long argument0, long argument1);
}
