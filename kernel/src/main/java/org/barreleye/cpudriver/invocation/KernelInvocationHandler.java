package org.barreleye.cpudriver.invocation;

import org.barreleye.cpudriver.capability.AddressRange;
import org.barreleye.cpudriver.capability.InitialRights;
import org.barreleye.cpudriver.mailbox.MailboxChannel;
import org.barreleye.cpudriver.mailbox.MailboxDriver;
import org.barreleye.cpudriver.state.InterruptCounts;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.EndPointCapability;
import org.barreleye.generated.kernel.KernelCapability;
import org.barreleye.generated.kernel.MailboxCapability;
import org.barreleye.generated.kernel.PageTableCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.kernel.ServiceCapability;
import org.barreleye.generated.kernel.TerminalCapability;
import org.barreleye.generated.kernel.WireForm;
import org.barreleye.generated.user.KernelCoreInterruptsResult;
import org.barreleye.generated.user.KernelCoreTranslationsResult;
import org.barreleye.generated.user.KernelLoadCellResult;
import org.barreleye.generated.user.KernelNextMappedResult;
import org.barreleye.generated.user.KernelNextShootdownResult;
import org.barreleye.generated.user.KernelTranslationsResult;
import org.barreleye.generated.user.KernelWalkResult;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.syscall.StartPage;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;

/**
 * The invocations of a {@code Kernel}: starts cores, switches the machine off, and creates the capabilities that no
 * memory pays for, and describes address spaces; the superclass has those about capabilities of other cores.
 */
final class KernelInvocationHandler extends RemoteCapabilityInvocationHandler {
    @Override
    public Outcome<Outcome.Unit> revokeLocal(InvocationContext context, KernelCapability target,
            CapabilityAddress slot) {
        return context.space().occupiedSlotAt(slot).flatMap(occupied -> {
            KernelError refusal = context.control().revocation().revokeLocal(occupied);
            return refusal == KernelError.NONE ? Outcome.unit() : Outcome.refused(refusal);
        });
    }

    @Override
    public Outcome<Outcome.Unit> startCore(
            InvocationContext context, KernelCapability target, long core, CapabilityAddress startPage) {
        return context.occupiedSlotAt(startPage, ObjectRights.READ).flatMap(page -> {
            if (page.capability().type() != ObjectType.FRAME) {
                return Outcome.refused(KernelError.WRONG_TYPE);
            }
            long entry = Relations.address(page.capability());
            return start(context.core(), core, entry).flatMap(started -> {
                context.control().giveUpMemory(new AddressRange(word(context.core(), entry + StartPage.MEMORY_BASE),
                        word(context.core(), entry + StartPage.MEMORY_BYTES)));
                return Outcome.unit();
            });
        });
    }

    private static long word(Core core, long address) {
        return core.load(address, Long.BYTES, Endianness.LITTLE);
    }

    private static Outcome<Outcome.Unit> start(Core from, long number, long entry) {
        if (number > Integer.MAX_VALUE || !from.exists(new CoreId((int) number))) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        CoreId target = new CoreId((int) number);
        if (target.equals(from.id())) {
            return Outcome.refused(KernelError.CORE_RUNNING);
        }
        from.startCore(target, entry);
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> stopCore(InvocationContext context, KernelCapability target, long core) {
        if (core > Integer.MAX_VALUE || !context.core().exists(new CoreId((int) core))
                || core == context.core().id().number()) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        context.core().stopCore(new CoreId((int) core));
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> powerOff(InvocationContext context, KernelCapability target, long status) {
        context.core().powerOff((int) status);
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> makeService(
            InvocationContext context, KernelCapability target, long number, CapabilityAddress destination) {
        return context.emptySlotAt(destination).flatMap(slot -> {
            context.control().insert(slot, new ServiceCapability(InitialRights.OF_SERVICES, number));
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> makeTerminal(
            InvocationContext context, KernelCapability target, CapabilityAddress destination) {
        return context.emptySlotAt(destination).flatMap(slot -> {
            context.control().insert(slot, new TerminalCapability(InitialRights.OF_OBJECTS, 0));
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<Outcome.Unit> openMailbox(InvocationContext context, KernelCapability target, long number,
            long core, CapabilityAddress rings, boolean isAcceptor, CapabilityAddress endpoint,
            CapabilityAddress destination) {
        MailboxDriver mailbox = context.control().mailbox();
        if (!mailbox.isPresent()) {
            return Outcome.refused(KernelError.NO_MAILBOX);
        }
        if (core > Integer.MAX_VALUE || !context.core().exists(new CoreId((int) core))) {
            return Outcome.refused(KernelError.NO_SUCH_CORE);
        }
        if (number < 0 || number >= MailboxDriver.CHANNEL_NUMBER_LIMIT || mailbox.hasChannel(number)) {
            return Outcome.refused(KernelError.BAD_ARGUMENT);
        }
        return context.occupiedSlotAt(rings, ObjectRights.READ | ObjectRights.WRITE)
                .flatMap(frame -> context.occupiedSlotAt(endpoint, ObjectRights.READ)
                        .flatMap(end -> channel(context, number, (int) core, frame.capability(), isAcceptor,
                        end.capability())))
                .flatMap(channel -> context.emptySlotAt(destination).flatMap(slot -> {
                    mailbox.open(context.core(), channel);
                    context.control().insert(slot, new MailboxCapability(InitialRights.OF_OBJECTS, number));
                    return Outcome.unit();
                }));
    }

    private static Outcome<MailboxChannel> channel(
            InvocationContext context, long number, int core, Capability rings, boolean isAcceptor,
            Capability endpoint) {
        if (rings.type() != ObjectType.FRAME || !(endpoint instanceof EndPointCapability closeEndpoint)) {
            return Outcome.refused(KernelError.WRONG_TYPE);
        }
        long ringBytes = context.control().queueSizes().ringBytes();
        if (Relations.size(rings) < 2 * ringBytes) {
            return Outcome.refused(KernelError.BAD_SIZE);
        }
        long first = Relations.address(rings);
        long second = first + ringBytes;
        return Outcome.of(new MailboxChannel(
                number, core, isAcceptor ? second : first, isAcceptor ? first : second,
                context.control().objects().endpoint(closeEndpoint)));
    }

    @Override
    public Outcome<Outcome.Unit> reclaim(InvocationContext context, KernelCapability target,
            CapabilityAddress destination) {
        return context.emptySlotAt(destination)
                .flatMap(slot -> context.control().takeReclaimed(slot)
                        ? Outcome.unit()
                        : Outcome.refused(KernelError.NO_RECLAIMED_MEMORY));
    }

    @Override
    public Outcome<Outcome.Unit> watchDeletions(InvocationContext context, KernelCapability target,
            CapabilityAddress endpoint, long badge) {
        return context.ownEndpointAt(endpoint).flatMap(buffer -> {
            context.control().deletion().watch(buffer, badge);
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<KernelNextShootdownResult> nextShootdown(InvocationContext context, KernelCapability target) {
        return context.control().pageMappings().invalidation().poll()
                .map(next -> Outcome.of(new KernelNextShootdownResult(next.number(), WireForm.word(next.table(), 0),
                        WireForm.word(next.table(), 1), WireForm.word(next.table(), 2), WireForm.word(next.table(), 3),
                        next.offset(), next.bytes(), next.first(), next.cores())))
                .orElse(Outcome.refused(KernelError.NOTHING_PENDING));
    }

    @Override
    public Outcome<Outcome.Unit> completeShootdown(InvocationContext context, KernelCapability target, long number) {
        context.control().pageMappings().invalidation().complete(number);
        return Outcome.unit();
    }

    @Override
    public Outcome<Outcome.Unit> invalidate(InvocationContext context, KernelCapability target, long word0, long word1,
            long word2, long word3, long offset, long bytes) {
        return WireForm.read(word0, word1, word2, word3).flatMap(capability -> {
            if (!(capability instanceof PageTableCapability table)) {
                return Outcome.refused(KernelError.BAD_WIRE_FORM);
            }
            context.control().pageMappings().invalidateShared(table, offset, bytes);
            return Outcome.unit();
        });
    }

    @Override
    public Outcome<KernelNextMappedResult> nextMapped(InvocationContext context, KernelCapability target,
            CapabilityAddress dispatcher, long from) {
        return AddressSpaceInspector.at(context, dispatcher).flatMap(inspector -> inspector.next(from));
    }

    @Override
    public Outcome<KernelWalkResult> walk(InvocationContext context, KernelCapability target,
            CapabilityAddress dispatcher, long address, int depth) {
        return AddressSpaceInspector.at(context, dispatcher).flatMap(inspector -> inspector.walk(address, depth));
    }

    @Override
    public Outcome<KernelLoadCellResult> loadCell(InvocationContext context, KernelCapability target,
            CapabilityAddress dispatcher, long address) {
        return AddressSpaceInspector.at(context, dispatcher).flatMap(inspector -> inspector.load(address));
    }

    @Override
    public Outcome<KernelTranslationsResult> translations(InvocationContext context, KernelCapability target,
            CapabilityAddress dispatcher) {
        return AddressSpaceInspector.at(context, dispatcher).flatMap(AddressSpaceInspector::translations)
                .map(counts -> new KernelTranslationsResult(counts.hits(), counts.walks(), counts.faults()));
    }

    @Override
    public Outcome<KernelCoreTranslationsResult> coreTranslations(InvocationContext context,
            KernelCapability target) {
        return AddressSpaceInspector.allTranslations(context)
                .map(counts -> new KernelCoreTranslationsResult(counts.hits(), counts.walks(), counts.faults()));
    }

    @Override
    public Outcome<KernelCoreInterruptsResult> coreInterrupts(InvocationContext context, KernelCapability target) {
        InterruptCounts counts = context.control().interrupts().counts();
        return Outcome.of(new KernelCoreInterruptsResult(counts.delivered(), counts.pended(), counts.spurious()));
    }
}
