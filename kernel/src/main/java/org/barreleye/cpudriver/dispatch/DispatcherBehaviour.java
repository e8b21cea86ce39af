package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.object.DispatcherControlBlock;
import org.barreleye.cpudriver.object.EndpointBuffer;
import org.barreleye.cpudriver.schedule.Reservation;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.DispatcherCapability;
import org.barreleye.generated.kernel.DispatcherInvocations;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.L1CNodeCapability;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.types.CapabilityAddress;

/** A dispatcher is started once, with a capability space and a program. */
record DispatcherBehaviour(Launcher launcher) implements DispatcherInvocations<Call> {
    @Override
    public Outcome<Outcome.Done> start(Call call, DispatcherCapability target, CapabilityAddress cspace, long image,
            long argument0, long argument1) {
        DispatcherControlBlock dispatcher = call.control().dispatcher(target);
        if (dispatcher.state() != DispatcherControlBlock.State.CREATED) {
            return Outcome.refused(KernelError.DISPATCHER_STARTED);
        }
        Outcome<Image> program = call.control().image(image)
                .map(Outcome::of)
                .orElse(Outcome.refused(KernelError.NO_SUCH_PROGRAM));
        return program.then(found -> call.occupiedSlotAt(cspace)
                .then(slot -> launch(call, dispatcher, slot.capability(), found, argument0, argument1)));
    }

    @Override
    public Outcome<Outcome.Done> reserve(
            Call call, DispatcherCapability target, long time, long period, long deadline) {
        if (!Reservation.HardRealTime.isPossible(time, period, deadline)) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        KernelError refusal = call.control().scheduler().promise(call.control().dispatcher(target),
                new Reservation.HardRealTime(time, period, deadline), call.now());
        return refusal == KernelError.NONE ? Outcome.done() : Outcome.refused(refusal);
    }

    @Override
    public Outcome<Outcome.Done> watch(
            Call call, DispatcherCapability target, CapabilityAddress endpoint, long badge) {
        return call.occupiedSlotAt(endpoint).then(slot -> {
            if (!(slot.capability() instanceof EndPointCapability by)) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            EndpointBuffer buffer = call.control().endpoint(by);
            if (buffer.listener() != call.caller()) {
                return Outcome.refused(KernelError.BAD_ARGUMENT);
            }
            call.control().dispatcher(target).watch(buffer, badge);
            return Outcome.done();
        });
    }

    private Outcome<Outcome.Done> launch(Call call, DispatcherControlBlock dispatcher, Capability root, Image image,
            long argument0, long argument1) {
        if (!(root instanceof L1CNodeCapability node)) {
            return Outcome.refused(KernelError.WRONG_TYPE);
        }
        launcher.launch(dispatcher, call.control().node(node), image, argument0, argument1);
        return Outcome.done();
    }
}
