package org.barreleye.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.register.device.DmaWindowRegister;
import org.barreleye.kpi.register.device.MailboxRegister;
import org.barreleye.kpi.types.CanonicalAddress;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.DmaProtectionDescription;
import org.barreleye.machine.description.MachineDescription;

/**
 * The part of one core in trying the devices of a machine: a transfer, if an engine is wired to it, and words by mail.
 */
final class DeviceTest {
    private static final int BYTES = 64;

    private final Optional<DeviceDescription> mailbox;
    private final Optional<DeviceDescription> engine;
    private final Optional<DmaProtectionDescription> unit;
    private final int number;
    private final int next;
    private final int before;
    private long target;
    private boolean begun;
    private boolean mailed;
    private boolean moved;
    private boolean done;

    DeviceTest(MachineDescription machine, int number) {
        List<Integer> numbers = machine.cores().stream().map(core -> core.id().number()).toList();
        int place = numbers.indexOf(number);
        this.number = number;
        next = numbers.get((place + 1) % numbers.size());
        before = numbers.get((place + numbers.size() - 1) % numbers.size());
        mailbox = machine.devices().stream().filter(device -> device.kind() == DeviceDescription.Kind.MAILBOX)
                .findFirst();
        // One on the bus has no address before software has given it one.
        engine = machine.devices().stream().filter(device -> device.kind() == DeviceDescription.Kind.DMA)
                .filter(device -> device.interrupted().number() == number && device.line().isEmpty()
                && !device.isAtBar() && isBesideMemory(machine, device)).findFirst();
        unit = machine.wiring().protections().stream()
                .filter(found -> engine.filter(device -> device.name().equals(found.device())).isPresent()).findFirst();
    }

    /** Returns whether it reaches memory without a bus that software has to program before. */
    private static boolean isBesideMemory(MachineDescription machine, DeviceDescription device) {
        return machine.wiring().bus().flatMap(bus -> bus.function(device.name())).isEmpty();
    }

    private static long register(DeviceDescription device, int register) {
        return new CanonicalAddress(device.space(), device.offset() + register).packed();
    }

    private static boolean sees(Core core, DeviceDescription device) {
        return core.addressMap().maps(register(device, 0));
    }

    /** Begins, with memory of its own from some address on: a line to move, and behind it where that goes. */
    void begin(Core core, long memory) {
        begun = true;
        target = memory + 2 * BYTES;
        mailed = mailbox.isEmpty() || !sees(core, mailbox.get());
        moved = engine.isEmpty() || !sees(core, engine.get());
        if (!mailed) {
            write(core, mailbox.get(), MailboxRegister.TO.offset(), next);
            write(core, mailbox.get(), MailboxRegister.SEND.offset(), 1_000L + number);
            receive(core);
        }
        if (!moved) {
            openWindow(core, memory);
            for (int word = 0; word < BYTES; word += 8) {
                core.store(memory + word, 8, word * 31L + number, Endianness.LITTLE);
            }
            core.cleanLine(memory);
            write(core, engine.get(), DmaRegister.SOURCE.offset(), memory);
            write(core, engine.get(), DmaRegister.TARGET.offset(), target);
            write(core, engine.get(), DmaRegister.BYTES.offset(), BYTES);
            write(core, engine.get(), DmaRegister.START.offset(), 1);
        }
    }

    /** Lets the engine reach the lines, if a unit is between. */
    private void openWindow(Core core, long memory) {
        unit.map(found -> new CanonicalAddress(found.space(), found.offset()).packed()).ifPresent(base -> {
            store(core, base, DmaWindowRegister.CANONICAL_ADDRESS, memory);
            store(core, base, DmaWindowRegister.DEVICE_ADDRESS, memory);
            store(core, base, DmaWindowRegister.BYTES, 4 * BYTES);
            store(core, base, DmaWindowRegister.CONTROL, DmaWindowRegister.VALID.mask()
                    | DmaWindowRegister.READ.mask() | DmaWindowRegister.WRITE.mask());
        });
    }

    private static void store(Core core, long base, DmaWindowRegister register, long value) {
        core.store(base + register.offset(), register.bits() / 8, value, Endianness.LITTLE);
    }

    private static void write(Core core, DeviceDescription device, int register, long value) {
        core.store(register(device, register), 8, value, Endianness.LITTLE);
    }

    private void receive(Core core) {
        write(core, mailbox.orElseThrow(), MailboxRegister.FROM.offset(), before);
        if (core.load(register(mailbox.get(), MailboxRegister.WAITING.offset()), 8, Endianness.LITTLE) > 0) {
            assertThat(core.load(register(mailbox.get(), MailboxRegister.RECEIVE.offset()), 8, Endianness.LITTLE))
                    .isEqualTo(1_000L + before);
            mailed = true;
        }
    }

    /** One of the devices interrupted the core. */
    void interrupted(Core core, int vector) {
        if (begun && mailbox.filter(device -> device.vector() == vector).isPresent() && !mailed) {
            receive(core);
        }
        if (engine.filter(device -> device.vector() == vector).isPresent()) {
            assertThat(core.load(register(engine.get(), DmaRegister.STATUS.offset()), 8, Endianness.LITTLE))
                    .isEqualTo(DmaRegister.DONE);
            core.invalidateLine(target);
            for (int word = 0; word < BYTES; word += 8) {
                assertThat(core.load(target + word, 8, Endianness.LITTLE)).isEqualTo(word * 31L + number);
            }
            moved = true;
        }
    }

    /** Returns whether all is tried; says so once. */
    boolean areDone() {
        boolean first = begun && mailed && moved && !done;
        done |= first;
        return first;
    }
}
