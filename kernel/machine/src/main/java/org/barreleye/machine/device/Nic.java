package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.RegisterTable;
import org.barreleye.kpi.register.nic.NicCause;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.machine.network.Station;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.network.WirePort;
import org.barreleye.packet.MacAddress;

/**
 * A network interface: sends and receives Ethernet frames through rings of descriptors in memory. {@link
 * org.barreleye.kpi.register.nic} says what its registers, descriptors and interrupt mean.
 *
 * <p>It reaches memory through its {@link DmaAccess} only, line by line, and sees memory as {@link Dma} does: what a
 * coherent cache has modified, and not what a core outside of all coherence has not cleaned. A read or a write moves
 * its bytes when it is over, all at once. An access that is refused is an error of the ring or buffer.
 */
public final class Nic implements Device, Station {
    private final RegisterBank<NicRegister> bank;
    private final MacAddress permanentMac;
    private final WirePort port;
    private final NicInterrupts interrupts;
    private final NicTransmitter transmitter;
    private final NicReceiver receiver;

    /**
     * Connects a disabled interface to a wire.
     *
     * @param place the core beside which it stands, and at which its events happen
     * @param line its interrupt line, which it holds active while a cause is set that is not masked
     * @param path the memory that it reaches
     * @param name of its port on the wire
     * @param faults of its port
     */
    Nic(Bus bus, int place, InterruptLine line, DmaPath path, Wire wire, String name, MacAddress mac,
            PortFaultInjector faults) {
        bank = new RegisterBank<>(RegisterTable.of(NicRegister.class));
        permanentMac = mac;
        NicEvents events = new NicEvents(bus, place);
        NicMemory memory = new NicMemory(bus, place, path);
        port = wire.connect(name, this, events, faults);
        interrupts = new NicInterrupts(bank, line, events);
        transmitter = new NicTransmitter(bank, memory, interrupts, events, port);
        receiver = new NicReceiver(bank, memory, interrupts, events);
        bank.set(NicRegister.MAC, mac.bits());
    }

    /** Its port on the wire. */
    public WirePort port() {
        return port;
    }

    @Override
    public long load(int core, int register, long now) {
        bank.set(NicRegister.LINK_UP, port.isUp(now) ? 1 : 0);
        bank.set(NicRegister.MEGABITS, port.isUp(now) ? port.megabits() : 0);
        return bank.load(register);
    }

    @Override
    public void store(int core, int register, long value, long now) {
        bank.store(register, value).ifPresent(stored -> {
            switch (stored) {
                case CONTROL -> control(now);
                case INTERRUPT_CAUSE -> interrupts.update(now);
                case INTERRUPT_MASK_SET -> interrupts.unmask(now, value);
                case INTERRUPT_MASK_CLEAR -> interrupts.mask(now, value);
                case RX_LENGTH -> {
                    receiver.clear();
                    receiver.onRingChange(now);
                }
                case TX_LENGTH -> {
                    transmitter.clear();
                    transmitter.start(now);
                }
                case RX_TAIL, RX_BASE -> receiver.onRingChange(now);
                case TX_TAIL -> transmitter.start(now);
                default -> { } // a value that is used later
            }
        });
    }

    private void control(long now) {
        if (bank.isSet(NicRegister.RESET)) {
            for (NicRegister register : NicRegister.values()) {
                bank.set(register, 0);
            }
            bank.set(NicRegister.MAC, permanentMac.bits());
            transmitter.clear();
            receiver.clear();
            interrupts.reset(now);
            return;
        }
        receiver.onRingChange(now);
        transmitter.start(now);
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        if (subject == NicEvents.WIRE) {
            port.onEvent(now, value);
        } else if (subject == NicEvents.MODERATION) {
            interrupts.update(now);
        } else if (subject == NicEvents.RX_DESCRIPTOR_READ || subject == NicEvents.RX_WRITTEN) {
            receiver.onEvent(now, subject, value);
        } else {
            transmitter.onEvent(now, subject, value);
        }
    }

    @Override
    public void onRemoval() {
        port.disconnect();
    }

    @Override
    public void onFrame(long now, byte[] frame) {
        receiver.onFrame(now, frame);
    }

    @Override
    public void onLinkChange(long now, boolean isUp) {
        interrupts.raise(now, NicCause.LINK);
    }
}
