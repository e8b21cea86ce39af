package org.barreleye.driver.nic;

import java.util.function.LongUnaryOperator;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.machine.device.Bus;
import org.barreleye.machine.device.Device;
import org.barreleye.machine.device.DeviceReplacement;
import org.barreleye.machine.random.SeededRandom;

/** A network interface that passes all to a working one, and is broken in some way from a time on. */
abstract class BrokenNic implements Device {
    // A subject that the events of the working one do not have.
    private static final long OWN = 1_000;

    final Bus bus;
    final Device working;

    private BrokenNic(Bus bus, Device working) {
        this.bus = bus;
        this.working = working;
    }

    @Override
    public long load(int core, int register, long now) {
        return working.load(core, register, now);
    }

    @Override
    public void store(int core, int register, long value, long now) {
        working.store(core, register, value, now);
    }

    @Override
    public void onEvent(long now, int core, long subject, long value) {
        if (subject == OWN) {
            onOwnEvent(now, core);
        } else {
            working.onEvent(now, core, subject, value);
        }
    }

    @Override
    public void onRemoval() {
        working.onRemoval();
    }

    void onOwnEvent(long now, int core) {
        // Most have none.
    }

    /** All registers read as a value that follows from their offset, and writes are ignored. */
    static DeviceReplacement reading(long from, LongUnaryOperator value) {
        return (bus, working) -> new BrokenNic(bus, working) {
            @Override
            public long load(int core, int register, long now) {
                return now >= from ? value.applyAsLong(register) : super.load(core, register, now);
            }

            @Override
            public void store(int core, int register, long stored, long now) {
                if (now < from) {
                    super.store(core, register, stored, now);
                }
            }
        };
    }

    /** Frames that are to be sent stay with it. */
    static DeviceReplacement neverSending(long from) {
        return (bus, working) -> new BrokenNic(bus, working) {
            @Override
            public void store(int core, int register, long value, long now) {
                if (now < from || register != NicRegister.TX_TAIL.offset()) {
                    super.store(core, register, value, now);
                }
            }
        };
    }

    /** Descriptors of both rings are overwritten with random lengths, flags and states, and given back. */
    static DeviceReplacement garblingDescriptors(long seed, int interrupted, int vector) {
        SeededRandom random = new SeededRandom(seed);
        return (bus, working) -> new BrokenNic(bus, working) {
            @Override
            public void store(int core, int register, long value, long now) {
                super.store(core, register, value, now);
                if (register == NicRegister.RX_TAIL.offset() || register == NicRegister.TX_TAIL.offset()) {
                    bus.post(now + 1 + random.upTo(1_000_000), interrupted, OWN, 0);
                }
            }

            @Override
            void onOwnEvent(long now, int core) {
                NicRegister ring = random.upTo(1) == 0 ? NicRegister.RX_BASE : NicRegister.TX_BASE;
                long base = working.load(core, ring.offset(), now);
                if (base != 0) {
                    long descriptor = base + random.upTo(DescriptorRing.LENGTH - 1) * NicDescriptor.BYTES;
                    bus.write(descriptor + NicDescriptor.SECOND_WORD, random.upTo(Long.MAX_VALUE));
                    bus.interrupt(now, core, vector);
                }
            }
        };
    }

    /**
     * It interrupts again and again.
     *
     * @param from the first time
     * @param period the time from one interrupt to the next
     * @param until the last time
     * @param causes that it says it has
     */
    static DeviceReplacement storming(long from, long period, long until, long causes, int interrupted, int vector) {
        return (bus, working) -> {
            bus.post(from, interrupted, OWN, 0);
            return new BrokenNic(bus, working) {
                @Override
                public long load(int core, int register, long now) {
                    long value = super.load(core, register, now);
                    return register == NicRegister.INTERRUPT_CAUSE.offset() && now >= from && now <= until
                            ? value | causes : value;
                }

                @Override
                void onOwnEvent(long now, int core) {
                    bus.interrupt(now, core, vector);
                    if (now < until) {
                        bus.post(now + period, core, OWN, 0);
                    }
                }
            };
        };
    }
}
