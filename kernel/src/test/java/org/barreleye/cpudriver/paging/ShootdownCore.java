package org.barreleye.cpudriver.paging;

import java.util.SortedMap;
import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.state.KernelControlBlock;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.description.MmuKind;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.translation.Shootdowns;

/** One core: the production state of its CPU driver, its MMU, and the shootdowns of its monitor. */
final class ShootdownCore implements Copyable {
    private static final long ROOTS = 0x1_0000;
    private static final long ORDINAL = 900_000;

    private final PagingCore hardware;
    private final DispatcherControlBlock dispatcher = new DispatcherControlBlock();
    // The endpoint at which the CPU driver notifies the monitor.
    private final EndpointBuffer notices = new EndpointBuffer(new DispatcherControlBlock(), 1, ORDINAL);
    private final ExploredShootdownPeers peers;
    private final Shootdowns monitor;

    ShootdownCore(int number, BootPlan plan, SortedMap<Long, Long> memory, ShootdownMail mail, ShootdownFault fault) {
        hardware = fault == ShootdownFault.FLUSHED_BEFORE_THE_WRITE && number == ShootdownMachine.HOME
                ? new DelayingCore(number, MmuKind.X86_32, memory, ShootdownMachine.SLOTS)
                : new PagingCore(number, MmuKind.X86_32, memory, fault.canary(), ShootdownMachine.SLOTS);
        peers = new ExploredShootdownPeers(number, mail, fault);
        monitor = new Shootdowns(number, plan, new ExploredShootdownKernel(hardware), peers);
        CapabilitySlot root = hardware.slots().get(0);
        control().create(root, PageTableCapability.of(ObjectType.X32LEVEL2, ShootdownMachine.ALL_RIGHTS,
                ROOTS * (number + 1)));
        control().pageMappings().setPageTables(dispatcher,
                control().objects().pageTable((PageTableCapability) root.capability()));
        control().pageMappings().activate(dispatcher);
        control().deletion().watch(notices, 0);
    }

    PagingCore hardware() {
        return hardware;
    }

    KernelControlBlock control() {
        return hardware.control();
    }

    CapabilitySlot slot(int number) {
        return hardware.slots().get(number);
    }

    ExploredShootdownPeers peers() {
        return peers;
    }

    Shootdowns monitor() {
        return monitor;
    }

    boolean isInTlb(long virtual) {
        return hardware.mmu().isInTlb(virtual, dispatcher.addressSpace());
    }

    /** Returns whether the CPU driver has notified the monitor. */
    boolean hasNotice() {
        return !notices.hasNothing();
    }

    /** The monitor handles a notice, as it does for {@code onDeletionsFinished}. */
    void handleNotice() {
        notices.takeTerminationNotice();
        monitor.begin();
    }
}
