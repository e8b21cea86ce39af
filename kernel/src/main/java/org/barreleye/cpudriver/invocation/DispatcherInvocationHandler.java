package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.schedule.Reservation;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.DispatcherInvocations;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.types.CapabilityAddress;

/** The invocations of a {@code Dispatcher}. */
record DispatcherInvocationHandler(Launcher launcher) implements DispatcherInvocations<InvocationContext> {
    @Override
    public Outcome<Outcome.Unit> start(InvocationContext context, DispatcherCapability target,
            CapabilityAddress cspace, long program, long argument0, long argument1) {
        DispatcherControlBlock dispatcher = context.control().objects().dispatcher(target);
        if (!dispatcher.canStart()) {
            return Outcome.refused(KernelError.DISPATCHER_STARTED);
        }
        Outcome<Program> programFound = context.control().program(program)
                .map(Outcome::of)
                .orElse(Outcome.refused(KernelError.NO_SUCH_PROGRAM));
        // The dispatcher looks up and changes slots of the space.
        return programFound.flatMap(found -> context.occupiedSlotAt(cspace, ObjectRights.READ | ObjectRights.WRITE)
                .flatMap(slot -> launch(context, dispatcher, slot.capability(), found, argument0, argument1)));
    }

    @Override
    public Outcome<Outcome.Unit> reserve(
            InvocationContext context, DispatcherCapability target, long time, long period, long deadline) {
        if (!Reservation.HardRealTime.isFeasible(time, period, deadline)) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        KernelError refusal = context.control().scheduler().reserve(context.control().objects().dispatcher(target),
                new Reservation.HardRealTime(time, period, deadline), context.now());
        return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
    }

    @Override
    public Outcome<Outcome.Unit> watch(
            InvocationContext context, DispatcherCapability target, CapabilityAddress endpoint, long badge) {
        return context.ownEndpointAt(endpoint).flatMap(buffer -> {
            context.control().objects().dispatcher(target).watch(buffer, badge);
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> extend(
            InvocationContext context, DispatcherCapability target, CapabilityAddress receiver) {
        DispatcherControlBlock memory = context.control().objects().dispatcher(target);
        if (!memory.canStart()) {
            return Outcome.refused(KernelError.DISPATCHER_STARTED);
        }
        return context.occupiedSlotAt(receiver, ObjectRights.WRITE).flatMap(slot -> {
            if (!(slot.capability() instanceof DispatcherCapability other)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            memory.extend(context.control().objects().dispatcher(other));
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> setPageTables(InvocationContext context, DispatcherCapability target,
            CapabilityAddress root) {
        return context.occupiedSlotAt(root, ObjectRights.WRITE).flatMap(slot -> {
            if (!(slot.capability() instanceof PageTableCapability table)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            DispatcherControlBlock dispatcher = context.control().objects().dispatcher(target);
            KernelError refusal = context.control().pageMappings()
                    .setPageTables(dispatcher, context.control().objects().pageTable(table));
            if (refusal != KernelError.NONE) {
                return Outcome.refused(refusal);
            }
            if (dispatcher == context.caller()) {
                context.control().pageMappings().activate(dispatcher);
            }
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> limitOutput(InvocationContext context, DispatcherCapability target, long lines) {
        if (lines < 1) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        if (context.caller().output().isLimited()) {
            // Its bound may be that of the dispatcher, too.
            return Outcome.refused(KernelError.MISSING_RIGHTS);
        }
        context.control().objects().dispatcher(target).limitOutput(lines);
        return Outcome.unit();
    }

    private Outcome<Outcome.Unit> launch(InvocationContext context, DispatcherControlBlock dispatcher, Capability root,
            Program program, long argument0, long argument1) {
        if (!(root instanceof L1CNodeCapability node)) {
            return Outcome.refused(KernelError.WRONG_TYPE);
        }
        if (context.caller().output().isLimited()) {
            dispatcher.shareOutput(context.caller());
        }
        launcher.launch(dispatcher, context.control().objects().cnode(node), program, argument0, argument1);
        return Outcome.unit();
    }
}
