package org.barreleye.samples.network;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.barreleye.domain.Domain;
import org.barreleye.domain.device.DeviceRecord;
import org.barreleye.domain.device.DeviceRegisters;
import org.barreleye.domain.device.DmaWindow;
import org.barreleye.domain.device.InterruptCause;
import org.barreleye.domain.device.InterruptHandler;
import org.barreleye.domain.device.InterruptLine;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.domain.memory.Region;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.Outcome;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.NotCopyable;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.MacAddress;

/**
 * The driver of a network interface: a ring of frames to send and one of frames that arrive, in pinned memory, and its
 * interrupt. Frames that arrive go to a receiver, from the handler of the interrupt.
 */
@NotCopyable("a threaded program is not explored")
public final class NicDriver implements InterruptHandler {
    private static final long PAGE = 4_096;
    private static final long RINGS_BYTES = (2 * DescriptorRing.BYTES + PAGE - 1) / PAGE * PAGE;
    // The longest time for which a lost interrupt is not found.
    private static final long LOOK_AFTER = 200_000;

    private final Domain domain;
    private final RegisterWindow<NicRegister> registers;
    private final DmaWindow memory;
    private final DescriptorRing receiving;
    private final DescriptorRing sending;
    private final InterruptLine line;
    private FrameReceiver receiver = frame -> { };
    private int nextReceived;
    private int receiveTail;
    private int nextSent;
    private int sendTail;
    private long sent;
    private long received;
    private long unsent;
    private long interrupts;
    private long deadlines;
    private long linkChanges;
    private long errors;

    /**
     * Takes an interface over, resets it and lets it receive. The domain waits for memory meanwhile.
     *
     * @param device the interface, which interrupts this core
     * @throws CallFailed if the domain does not get its registers, its memory or its interrupt
     */
    public NicDriver(Domain domain, DeviceRecord device) throws CallFailed {
        this.domain = domain;
        registers = valueOf("registers", DeviceRegisters.<NicRegister>map(domain, device.registers())).window();
        registers.write(NicRegister.RESET, 1);
        PinnedObject object = new PinnedObject(RINGS_BYTES, RamSource.ANY_NODE);
        Region region = valueOf("memory", domain.addressSpace().map(object, Placement.ANYWHERE));
        memory = valueOf("memory", DmaWindow.open(domain, device.registers(), object.frame().orElseThrow()));
        receiving = ring(region, memory.deviceAddress(), 0);
        sending = ring(region, memory.deviceAddress(), DescriptorRing.BYTES);
        line = InterruptLine.connect(domain, valueOf("interrupt", device.createVector(domain)), this);
        start();
    }

    private static <T> T valueOf(String what, Outcome<T> outcome) throws CallFailed {
        if (!outcome.succeeded()) {
            throw new CallFailed(new Failure(Failure.Kind.REFUSED, "the " + what + " of the network interface: "
                    + outcome.error().sentence()));
        }
        return outcome.value();
    }

    private DescriptorRing ring(Region region, long address, long offset) {
        Window window = region.window(domain.syscalls().memory()).part(offset, DescriptorRing.BYTES);
        return new DescriptorRing(domain.syscalls().memory(), window, address + offset);
    }

    private void start() {
        registers.write(NicRegister.RX_BASE, receiving.base());
        registers.write(NicRegister.RX_LENGTH, DescriptorRing.LENGTH);
        registers.write(NicRegister.TX_BASE, sending.base());
        registers.write(NicRegister.TX_LENGTH, DescriptorRing.LENGTH);
        // One descriptor always stays with the driver: a ring with head at tail is empty.
        while (receiving.withDevice() < DescriptorRing.LENGTH - 1) {
            giveToReceive();
        }
        registers.write(NicRegister.INTERRUPT_MASK_SET, NicCause.ALL);
        registers.write(NicRegister.RX_ENABLE, 1);
        registers.write(NicRegister.TX_ENABLE, 1);
        registers.write(NicRegister.RX_TAIL, receiveTail);
    }

    /** Sets the receiver of the frames that arrive; those before are dropped. */
    public void deliverTo(FrameReceiver frames) {
        receiver = frames;
    }

    /** The address of the station. */
    public MacAddress mac() {
        return new MacAddress(registers.read(NicRegister.MAC));
    }

    /** Returns whether the link is up. */
    public boolean isLinkUp() {
        return registers.isSet(NicRegister.LINK_UP);
    }

    /** The speed of the link in 10^6 bits per second. */
    public long megabits() {
        return registers.read(NicRegister.MEGABITS);
    }

    /** The counts until now. */
    public NicCounts counts() {
        return new NicCounts(sent, received, unsent, interrupts, deadlines, linkChanges,
                registers.read(NicRegister.RX_DROPPED_NO_DESCRIPTOR), errors);
    }

    /**
     * Sends a frame: copies it into a buffer that is then the device's until it is sent.
     *
     * @return whether a buffer was free
     */
    public boolean send(EthernetFrame frame) {
        takeSent();
        if (sending.withDevice() == DescriptorRing.LENGTH - 1) {
            unsent++;
            return false;
        }
        byte[] bytes = frame.toBytes();
        sending.write(sendTail, bytes);
        sending.give(sendTail, bytes.length);
        sendTail = DescriptorRing.next(sendTail);
        registers.write(NicRegister.TX_TAIL, sendTail);
        sent++;
        return true;
    }

    /**
     * Waits until a condition is met that frames or the link change.
     *
     * @param nanoseconds the longest time to wait
     * @return whether it is met
     */
    public boolean waitUntil(BooleanSupplier condition, long nanoseconds) {
        long end = domain.syscalls().now() + nanoseconds;
        while (!condition.getAsBoolean()) {
            long left = end - domain.syscalls().now();
            if (left <= 0 || !line.isConnected()) {
                return false;
            }
            line.await(Math.min(left, LOOK_AFTER));
        }
        return true;
    }

    /** Stops the device, which writes to no buffer any more, and disconnects its interrupt. */
    public void stop() {
        registers.write(NicRegister.RESET, 1);
        memory.close();
        line.disconnect();
    }

    @Override
    public void onInterrupt(InterruptCause cause) {
        if (cause == InterruptCause.INTERRUPT) {
            interrupts++;
        } else {
            deadlines++;
        }
        // Cleared before the rings are looked at: what comes later sets a cause again.
        long causes = registers.read(NicRegister.INTERRUPT_CAUSE);
        registers.write(NicRegister.INTERRUPT_CAUSE, causes);
        linkChanges += NicCause.LINK.isIn(causes) ? 1 : 0;
        errors += NicCause.RX_ERROR.isIn(causes) || NicCause.TX_ERROR.isIn(causes) ? 1 : 0;
        takeSent();
        receiveAll();
    }

    private void receiveAll() {
        // At most one round of the ring, so that a flood leaves time for others. What is left has arrived after the
        // causes were cleared, so the device interrupts again.
        for (int i = 0; i < DescriptorRing.LENGTH; i++) {
            Optional<NicDescriptor> done = receiving.take(nextReceived);
            if (done.isEmpty()) {
                return;
            }
            byte[] frame = receiving.read(nextReceived, Math.min(done.get().length(), NicDescriptor.MAX_BUFFER));
            nextReceived = DescriptorRing.next(nextReceived);
            giveToReceive();
            registers.write(NicRegister.RX_TAIL, receiveTail);
            received++;
            receiver.onFrame(frame);
        }
    }

    private void giveToReceive() {
        receiving.give(receiveTail, NicDescriptor.MAX_BUFFER);
        receiveTail = DescriptorRing.next(receiveTail);
    }

    private void takeSent() {
        while (nextSent != sendTail && sending.take(nextSent).isPresent()) {
            nextSent = DescriptorRing.next(nextSent);
        }
    }
}
