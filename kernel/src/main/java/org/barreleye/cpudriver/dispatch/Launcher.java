package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.object.CapabilityNode;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.kpi.trap.Image;

/** Gives a dispatcher a program to run and the system calls to run it with. */
public interface Launcher {
    /**
     * Starts a dispatcher.
     *
     * @param dispatcher not started before
     * @param root the node that is its capability space
     */
    void launch(DispatcherControlBlock dispatcher, CapabilityNode root, Image image, long argument0, long argument1);
}
