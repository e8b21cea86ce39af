package org.barreleye.machine.device;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.ControllerDescription;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.fault.FaultInjector;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.trace.Console;

/** The devices of a machine, by the page of device memory that holds their registers. */
public final class Devices implements Copyable {
    private final MachineDescription machine;
    private final SeededRandom random;
    private final MachineMemory memory;
    private final EventQueue queue;
    private final FaultInjector faultInjector;
    private final List<InterruptLatencies> interruptLatencies;
    private final DmaPort dmaPort;
    private final Console console;
    private final InterruptControllers controllers;
    // By the name of the device.
    private final SortedMap<String, DmaWindows> protections = new TreeMap<>();
    private final List<Device> devices;
    private final List<Long> pages;

    /**
     * Creates the devices of a machine's description.
     *
     * @param interruptLatencies by core
     */
    public Devices(MachineDescription machine, SeededRandom random, MachineMemory memory, EventQueue queue,
            FaultInjector faultInjector, List<InterruptLatencies> interruptLatencies, DmaPort dmaPort,
            Console console) {
        this.machine = machine;
        this.random = random.fork("devices");
        this.memory = memory;
        this.queue = queue;
        this.faultInjector = faultInjector;
        this.interruptLatencies = interruptLatencies;
        this.dmaPort = dmaPort;
        this.console = console;
        devices = new ArrayList<>();
        pages = new ArrayList<>();
        controllers = new InterruptControllers(machine);
        controllers.create(index -> bus(index, machine.wiring().controllers().get(index).name()));
        for (int index = 0; index < machine.wiring().controllers().size(); index++) {
            ControllerDescription described = machine.wiring().controllers().get(index);
            InterruptController controller = controllers.get(index);
            plug(new CanonicalAddress(described.space(), described.offset()).packed(), described.name(),
                    bus -> controller);
        }
        machine.wiring().protections().forEach(this::protect);
        for (DeviceDescription described : machine.devices()) {
            long page = new CanonicalAddress(described.space(), described.offset()).packed();
            plug(page, described.name(), bus -> create(described, bus));
        }
    }

    private Device create(DeviceDescription described, Bus bus) {
        int wiredTo = machine.indexOf(described.interrupted());
        return switch (described.kind()) {
            case UART -> new Uart(bus, wiredTo, controllers.line(bus, described.wire()));
            case MAILBOX -> new Mailbox(bus, described.vector());
            case DMA -> new Dma(bus, wiredTo, controllers.line(bus, described.wire()), path(described, bus));
        };
    }

    private DmaPath path(DeviceDescription described, Bus bus) {
        DmaWindows windows = protections.get(described.name());
        return windows != null ? windows : new DirectAccess(bus, machine.indexOf(described.interrupted()));
    }

    private void protect(DmaProtectionDescription described) {
        DeviceDescription device = machine.device(described.device()).orElseThrow();
        plug(new CanonicalAddress(described.space(), described.offset()).packed(), described.name(), bus -> {
            DmaWindows windows = new DmaWindows(new DirectAccess(bus, machine.indexOf(device.interrupted())), dmaPort,
                    controllers.line(bus, described.fault()), described.kind() == DmaProtectionDescription.Kind.IOMMU,
                    described.windows());
            protections.put(device.name(), windows);
            return windows;
        });
    }

    private Bus bus(int index, String name) {
        return new DeviceBus(index, random.fork(name), machine, queue, faultInjector, interruptLatencies, dmaPort,
                console);
    }

    /**
     * Plugs in a device.
     *
     * @param page packed canonical address of its page of registers
     * @param name names the device in messages and forks its random number generator
     * @throws IllegalArgumentException if the page is no device memory, or another device's
     */
    public void plug(long page, String name, DeviceFactory factory) {
        if (page % Page.BYTES != 0 || !memory.page(page, 1).isDevice()) {
            throw new IllegalArgumentException("device '" + name + "': " + CanonicalAddress.of(page)
                    + " is not the begin of a page of device memory");
        }
        if (pages.contains(page)) {
            throw new IllegalArgumentException("device '" + name + "': another device has its registers at "
                    + CanonicalAddress.of(page) + "; use another page");
        }
        pages.add(page);
        devices.add(factory.create(bus(devices.size(), name)));
    }

    /**
     * The device with registers in the page of an address.
     *
     * @throws BusFault if there is none
     */
    public Device at(long address) {
        long page = address & -Page.BYTES;
        for (int index = 0; index < devices.size(); index++) {
            if (pages.get(index) == page) {
                return devices.get(index);
            }
        }
        throw new BusFault(address, "no device has registers at " + CanonicalAddress.of(address));
    }

    /**
     * Posts the arrival of text at the first serial line, byte after byte.
     *
     * @throws IllegalStateException if the machine has no serial line
     */
    public void type(long at, String text) {
        for (int index = 0; index < devices.size(); index++) {
            if (devices.get(index) instanceof Uart line) {
                byte[] typed = text.getBytes(StandardCharsets.UTF_8);
                for (int byteIndex = 0; byteIndex < typed.length; byteIndex++) {
                    int handle = queue.post(
                            at + (byteIndex + 1) * Uart.BYTE_TIME, EventClass.DEVICE, line.wiredTo(), index);
                    queue.setWord(handle, 1, Uart.TYPED);
                    queue.setWord(handle, 2, typed[byteIndex] & 0xff);
                }
                return;
            }
        }
        throw new IllegalStateException(
                "the machine has no serial line, so no text can be typed; add a device of kind 'uart'");
    }

    /** The device at an index, in the order of plugging in. */
    public Device get(int index) {
        return devices.get(index);
    }
}
