package org.barreleye.machine.core;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.device.Bus;
import org.barreleye.machine.device.Device;
import org.barreleye.machine.device.DeviceFactory;
import org.barreleye.machine.device.Dma;
import org.barreleye.machine.device.Mailbox;
import org.barreleye.machine.device.Uart;
import org.barreleye.machine.memory.BusFault;
import org.barreleye.machine.memory.Page;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventClass;

/** The devices of a machine, and at which page each has its registers. */
final class Devices implements Copyable {
    private final Engine engine;
    private final SeededRandom random;
    private final List<Device> devices;
    private final List<Long> pages;

    Devices(Engine engine, SeededRandom random) {
        this.engine = engine;
        this.random = random.fork("devices");
        devices = new ArrayList<>();
        pages = new ArrayList<>();
    }

    /** Plugs in what the machine's file describes. */
    void plugDescribed() {
        for (DeviceDescription described : engine.description.devices()) {
            long page = new CanonicalAddress(described.space(), described.offset()).packed();
            plug(page, described.name(), bus -> create(described, bus));
        }
    }

    private Device create(DeviceDescription described, Bus bus) {
        int wiredTo = engine.core(described.interrupted()).index;
        return switch (described.kind()) {
            case UART -> new Uart(bus, wiredTo, described.vector());
            case MAILBOX -> new Mailbox(bus, described.vector());
            case DMA -> new Dma(bus, wiredTo, described.vector());
        };
    }

    void plug(long page, String name, DeviceFactory factory) {
        if (page % Page.BYTES != 0 || !engine.memory.page(page, 1).isDevice()) {
            throw new IllegalArgumentException("the registers of device '" + name
                    + "' begin with a page of device memory, which "
                    + CanonicalAddress.of(page) + " is not");
        }
        if (pages.contains(page)) {
            throw new IllegalArgumentException(
                    "device '" + name + "' finds another one at " + CanonicalAddress.of(page)
                    + "; plug it in elsewhere");
        }
        pages.add(page);
        devices.add(factory.create(new DeviceBus(engine, devices.size(), random.fork(name))));
    }

    /** The device whose registers lie in the page of an address. */
    Device at(long address) {
        long page = address & -Page.BYTES;
        for (int index = 0; index < devices.size(); index++) {
            if (pages.get(index) == page) {
                return devices.get(index);
            }
        }
        throw new BusFault(address, "no device has registers at " + CanonicalAddress.of(address));
    }

    /** Types at the first serial line, a byte after the other. */
    void type(long at, String text) {
        for (int index = 0; index < devices.size(); index++) {
            if (devices.get(index) instanceof Uart line) {
                byte[] typed = text.getBytes(StandardCharsets.UTF_8);
                for (int byteIndex = 0; byteIndex < typed.length; byteIndex++) {
                    int handle = engine.post(
                            at + (byteIndex + 1) * Uart.BYTE_TIME, EventClass.DEVICE, line.wiredTo(), index);
                    engine.queue.setWord(handle, 1, Uart.TYPED);
                    engine.queue.setWord(handle, 2, typed[byteIndex] & 0xff);
                }
                return;
            }
        }
        throw new IllegalStateException("there is no serial line to type at");
    }

    /** The device that was plugged in as the n-th. */
    Device get(int index) {
        return devices.get(index);
    }
}
