package org.barreleye.cpudriver.dispatch;

import org.barreleye.cpudriver.control.Frontier;
import org.barreleye.cpudriver.mailbox.MailboxChannel;
import org.barreleye.cpudriver.mailbox.MailboxDriver;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.PhysicalMemoryCapability;
import org.barreleye.generated.kernel.PhysicalMemoryInvocations;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.ServiceCapability;
import org.barreleye.generated.kernel.TerminalCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.PhysicalMemoryHandOverResult;
import org.barreleye.generated.user.PhysicalMemoryTakeSettledResult;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Rights;
import org.barreleye.machine.core.Core;

/** What the root of authority can do: vouch for capabilities from elsewhere, start cores, switch the machine off. */
final class PhysicalMemoryBehaviour implements PhysicalMemoryInvocations<Call> {
    @Override
    public Outcome<Outcome.Done> adopt(Call call, PhysicalMemoryCapability target, long word0, long word1, long word2,
            long word3, long from, boolean home, long settled, CapabilityAddress destination) {
        return WireForm.read(word0, word1, word2, word3)
                .then(capability -> call.emptySlotAt(destination).then(slot -> {
                    call.control().frontier().adopt(slot, capability, (int) from, home, (int) settled);
                    return Outcome.done();
                }));
    }

    @Override
    public Outcome<PhysicalMemoryHandOverResult> handOver(
            Call call, PhysicalMemoryCapability target, CapabilityAddress slot, long to) {
        return call.occupiedSlotAt(slot).then(occupied -> {
            Capability capability = occupied.capability();
            if (!WireForm.isTransferable(capability.type())) {
                return Outcome.refused(KernelError.NOT_TRANSFERABLE);
            }
            Frontier.Departure departure = call.control().frontier().handOver(occupied, (int) to);
            return Outcome.of(new PhysicalMemoryHandOverResult(WireForm.word(capability, 0), WireForm.word(capability, 1),
                    WireForm.word(capability, 2), WireForm.word(capability, 3), departure.home(), departure.settled()));
        });
    }

    @Override
    public Outcome<PhysicalMemoryTakeSettledResult> takeSettled(Call call, PhysicalMemoryCapability target) {
        return call.control().frontier().takeSettlement()
                .map(settled -> Outcome.of(said(settled)))
                .orElse(Outcome.refused(KernelError.NOTHING_SETTLED));
    }

    private static PhysicalMemoryTakeSettledResult said(Frontier.Settlement settlement) {
        Capability gone = settlement.capability();
        return new PhysicalMemoryTakeSettledResult(WireForm.word(gone, 0), WireForm.word(gone, 1), WireForm.word(gone, 2),
                WireForm.word(gone, 3), settlement.core(), settlement.settled());
    }

    @Override
    public Outcome<Outcome.Done> revokeHere(Call call, PhysicalMemoryCapability target, CapabilityAddress slot) {
        return call.occupiedSlotAt(slot).then(occupied -> {
            KernelError refusal = call.control().revokeHere(occupied);
            return refusal == KernelError.NONE ? Outcome.done() : Outcome.refused(refusal);
        });
    }

    @Override
    public Outcome<Outcome.Done> startCore(
            Call call, PhysicalMemoryCapability target, long core, CapabilityAddress startPage) {
        return call.occupiedSlotAt(startPage).then(page -> {
            if (page.capability().type() != ObjectType.FRAME) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            return start(call.core(), core, Relations.address(page.capability()));
        });
    }

    private static Outcome<Outcome.Done> start(Core from, long number, long entry) {
        if (number > Integer.MAX_VALUE || !from.knows(new CoreId((int) number))) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        CoreId target = new CoreId((int) number);
        if (target.equals(from.id())) {
            return Outcome.refused(KernelError.CORE_RUNNING);
        }
        from.startCore(target, entry);
        return Outcome.done();
    }

    @Override
    public Outcome<Outcome.Done> powerOff(Call call, PhysicalMemoryCapability target, long status) {
        call.core().powerOff((int) status);
        return Outcome.done();
    }

    @Override
    public Outcome<Outcome.Done> makeService(
            Call call, PhysicalMemoryCapability target, long number, CapabilityAddress destination) {
        return call.emptySlotAt(destination).then(slot -> {
            call.control().insert(slot, new ServiceCapability(Rights.ALL.bits(), number));
            return Outcome.done();
        });
    }

    @Override
    public Outcome<Outcome.Done> makeTerminal(
            Call call, PhysicalMemoryCapability target, CapabilityAddress destination) {
        return call.emptySlotAt(destination).then(slot -> {
            call.control().insert(slot, new TerminalCapability(Rights.ALL.bits(), 0));
            return Outcome.done();
        });
    }

    @Override
    public Outcome<Outcome.Done> openMailbox(Call call, PhysicalMemoryCapability target, long number, long core,
            CapabilityAddress rings, boolean asked, CapabilityAddress endpoint, CapabilityAddress destination) {
        MailboxDriver mailbox = call.control().mailbox();
        if (!mailbox.isPresent()) {
            return Outcome.refused(KernelError.NO_MAILBOX);
        }
        if (core > Integer.MAX_VALUE || !call.core().knows(new CoreId((int) core))) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        if (number < 0 || number >= MailboxDriver.NUMBERS || mailbox.knows(number)) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return call.occupiedSlotAt(rings)
                .then(frame -> call.occupiedSlotAt(endpoint)
                        .then(end -> channel(call, number, (int) core, frame.capability(), asked, end.capability())))
                .then(channel -> call.emptySlotAt(destination).then(slot -> {
                    mailbox.open(channel);
                    call.control().insert(slot, new MailboxCapability(Rights.ALL.bits(), number));
                    return Outcome.done();
                }));
    }

    private static Outcome<MailboxChannel> channel(
            Call call, long number, int core, Capability rings, boolean asked, Capability endpoint) {
        if (rings.type() != ObjectType.FRAME || !(endpoint instanceof EndPointCapability closing)) {
            return Outcome.refused(KernelError.WRONG_TYPE);
        }
        if (Relations.size(rings) < 2 * MailboxChannel.RING_BYTES) {
            return Outcome.refused(KernelError.BAD_SIZE);
        }
        long first = Relations.address(rings);
        long second = first + MailboxChannel.RING_BYTES;
        return Outcome.of(new MailboxChannel(
                number, core, asked ? second : first, asked ? first : second, call.control().endpoint(closing)));
    }

    @Override
    public Outcome<Outcome.Done> reclaim(Call call, PhysicalMemoryCapability target, CapabilityAddress destination) {
        return call.emptySlotAt(destination)
                .then(slot -> call.control().handOutReclaimed(slot)
                        ? Outcome.done()
                        : Outcome.refused(KernelError.NOTHING_RECLAIMED));
    }
}
