package org.barreleye.monitor.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.domain.capability.SlotAllocator;
import org.barreleye.domain.interconnect.FrameRing;
import org.barreleye.domain.interconnect.MailboxLinkRing;
import org.barreleye.domain.interconnect.MailboxRing;
import org.barreleye.domain.memory.AddressSpace;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.KernelReference;
import org.barreleye.generated.user.Retype;
import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.channel.UmpChannel;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.monitor.capops.LocalCapabilities;
import org.barreleye.monitor.memory.CoreMemory;
import org.barreleye.monitor.memory.MemoryBlock;
import org.barreleye.monitor.memory.SharedFrame;
import org.barreleye.monitor.plan.BootPlan;

/**
 * Makes the ends of the links of one monitor. On most machines both ends use two rings in one frame, past the cache if
 * the cores are not coherent. Where the plan says so ({@link BootPlan#linksUseMailbox}), each end has two rings of its
 * own, and the CPU drivers copy lines from one to the other through the mailbox. The monitor that creates a link
 * allocates the rings of both ends, so the other one needs no memory to accept it.
 */
public final class LinkChannels implements Copyable {
    private static final KernelReference KERNEL = new KernelReference(WellKnownSlots.KERNEL);

    private final int core;
    private final BootPlan plan;
    private final SystemCalls syscalls;
    private final SlotAllocator slots;
    private final CoreMemory memory;
    private final AddressSpace addressSpace;
    private final LocalCapabilities capabilities;
    private final CapabilityAddress terminationEndpoint;
    private final QueueSizes sizes;
    private final boolean throughMailbox;

    /**
     * Makes ends of links of one core.
     *
     * @param terminationEndpoint the endpoint at which the CPU driver reports that a mailbox channel is closed
     */
    public LinkChannels(int core, BootPlan plan, SystemCalls syscalls, SlotAllocator slots, CoreMemory memory,
            AddressSpace addressSpace, LocalCapabilities capabilities, CapabilityAddress terminationEndpoint) {
        this.core = core;
        this.plan = plan;
        this.syscalls = syscalls;
        this.slots = slots;
        this.memory = memory;
        this.addressSpace = addressSpace;
        this.capabilities = capabilities;
        this.terminationEndpoint = terminationEndpoint;
        sizes = syscalls.queueSizes();
        throughMailbox = plan.linksUseMailbox();
    }

    /** Allocates the rings of both ends of a link; also from the reserve of the monitor. */
    Outcome<LinkMemory> allocate() {
        return memory.allocateOwn(sizes.frameBytes()).flatMap(own -> throughMailbox ? addOtherEnd(own)
                : Outcome.of(new LinkMemory(own, own.reference(), List.of(own.reference()), List.of(own.block()))));
    }

    private Outcome<LinkMemory> addOtherEnd(SharedFrame own) {
        Outcome<MemoryBlock> other = memory.allocateReserved(Retype.FRAME, sizes.frameBytes());
        if (!other.succeeded()) {
            capabilities.destroy(own.reference());
            memory.free(own.block());
        }
        return other.map(block -> {
            CapabilityReference offered = new FrameReference(block.slot());
            return new LinkMemory(own, offered, List.of(own.reference(), offered), List.of(own.block(), block));
        });
    }

    /**
     * Makes the end of a link that this monitor has created.
     *
     * @param number the number of the mailbox channel, if there is one
     */
    LinkEnd connect(int target, LinkMemory rings, long number) {
        List<CapabilityReference> objects = new ArrayList<>();
        FrameRing incoming = ring(rings.own().base(), 1, target);
        FrameRing first = ring(rings.own().base(), 0, target);
        Optional<MailboxLinkRing> kept = openMailbox(target, rings.own().reference(), number, false, first, objects)
                .map(MailboxLinkRing::new);
        objects.addAll(rings.capabilities());
        return new LinkEnd(channel(kept.map(LineStorage.class::cast).orElse(first), incoming), incoming, kept,
                objects, rings.blocks(), OptionalLong.empty());
    }

    /**
     * Makes the end of a link that another monitor has created.
     *
     * @param frame the rings of this end
     * @param number the number of the mailbox channel, if there is one
     */
    LinkEnd accept(int from, CapabilityReference frame, long number) {
        List<CapabilityReference> objects = new ArrayList<>();
        long base = addressSpace.map(new FrameReference(frame.address()))
                .orBug("the mapping of a frame of the monitor's own").base();
        if (throughMailbox) {
            invalidate(base); // another core has cleared them, so what the cache of this one has of them is stale
        }
        FrameRing incoming = ring(base, 0, from);
        FrameRing second = ring(base, 1, from);
        Optional<MailboxRing> outgoing = openMailbox(from, frame, number, true, second, objects);
        objects.add(frame);
        UmpChannel channel = channel(outgoing.map(LineStorage.class::cast).orElse(second), incoming);
        if (outgoing.isPresent()) {
            channel.acknowledge(); // says that this end is open
        }
        return new LinkEnd(channel, incoming, Optional.empty(), objects, List.of(),
                throughMailbox ? OptionalLong.of(base) : OptionalLong.empty());
    }

    /** Opens this end of a mailbox channel, if links need one; adds its capability to the objects of the link. */
    private Optional<MailboxRing> openMailbox(int other, CapabilityReference rings, long number, boolean isAcceptor,
            FrameRing outgoing, List<CapabilityReference> objects) {
        if (!throughMailbox) {
            return Optional.empty();
        }
        CapabilityAddress slot = slots.take();
        CapabilityReference mailbox = capabilities.keep(slot, KERNEL.openMailbox(syscalls, number, other,
                rings.address(), isAcceptor, terminationEndpoint, slot)).orBug("the opening of a mailbox channel");
        objects.add(mailbox);
        return Optional.of(new MailboxRing(syscalls, outgoing, mailbox.address()));
    }

    private void invalidate(long rings) {
        for (long line = rings; line < rings + sizes.frameBytes(); line += UmpChannel.LINE_BYTES) {
            syscalls.memory().invalidateLine(line);
        }
    }

    private UmpChannel channel(LineStorage outgoing, LineStorage incoming) {
        return new UmpChannel(outgoing, incoming, new NullCapabilityChannel(), sizes, syscalls.messageTracer());
    }

    private FrameRing ring(long rings, int index, int target) {
        boolean uncached = !throughMailbox && !plan.properties(core).sharesCachesWith(plan.properties(target));
        return new FrameRing(syscalls.memory(), rings + index * sizes.ringBytes(), sizes.ringLines(), uncached,
                core + target);
    }

    /** Gives up the objects of an end. The other core has stopped. */
    void release(LinkEnd end) {
        // The cache would write lines back when the memory is used for something else.
        end.foreign().ifPresent(this::invalidate);
        end.capabilities().forEach(capabilities::destroy);
        end.blocks().forEach(memory::free);
    }
}
