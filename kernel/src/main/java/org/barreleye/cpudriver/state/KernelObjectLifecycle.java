package org.barreleye.cpudriver.state;

import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.L2CNodeCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.ObjectLifecycle;
import org.barreleye.generated.kernel.PageTableCapability;

/**
 * The creation of a kernel object with the first capability to it, and its destruction after the last one. The types
 * that have objects are those with the attribute {@code object} in the specification, from which the dispatch by type
 * is generated.
 */
final class KernelObjectLifecycle implements ObjectLifecycle<KernelControlBlock> {
    @Override
    public void createL1CNode(KernelControlBlock control, L1CNodeCapability capability) {
        control.objects().createCNode(capability);
    }

    @Override
    public void destroyL1CNode(KernelControlBlock control, L1CNodeCapability capability) {
        control.objects().removeCNode(capability);
    }

    @Override
    public void createL2CNode(KernelControlBlock control, L2CNodeCapability capability) {
        control.objects().createCNode(capability);
    }

    @Override
    public void destroyL2CNode(KernelControlBlock control, L2CNodeCapability capability) {
        control.objects().removeCNode(capability);
    }

    @Override
    public void createDispatcher(KernelControlBlock control, DispatcherCapability capability) {
        control.objects().createDispatcher(capability);
    }

    @Override
    public void destroyDispatcher(KernelControlBlock control, DispatcherCapability capability) {
        control.objects().removeDispatcher(capability);
    }

    @Override
    public void createEndPoint(KernelControlBlock control, EndPointCapability capability) {
        control.objects().createEndpoint(capability);
    }

    @Override
    public void destroyEndPoint(KernelControlBlock control, EndPointCapability capability) {
        control.interrupts().disconnectFrom(control.objects().endpoint(capability));
        control.objects().removeEndpoint(capability);
    }

    @Override
    public void createPageTable(KernelControlBlock control, PageTableCapability capability) {
        control.objects().createPageTable(capability);
    }

    @Override
    public void destroyPageTable(KernelControlBlock control, PageTableCapability capability) {
        control.objects().removePageTable(capability).ifPresent(control.pageMappings()::onDestroyed);
    }

    /** Does nothing: the channel is opened before the first capability to it is created. */
    @Override
    public void createMailbox(KernelControlBlock control, MailboxCapability capability) {}

    @Override
    public void destroyMailbox(KernelControlBlock control, MailboxCapability capability) {
        control.mailbox().remove(capability.number());
    }
}
