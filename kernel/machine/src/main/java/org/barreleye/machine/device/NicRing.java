package org.barreleye.machine.device;

import org.barreleye.kpi.register.RegisterBank;
import org.barreleye.kpi.register.nic.NicDescriptor;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.kpi.state.Copyable;

/** A ring of descriptors of a {@link Nic}: four registers, and the memory that they name. */
final class NicRing implements Copyable {
    private static final int MIN_LENGTH = 2;

    private final RegisterBank<NicRegister> bank;
    private final NicMemory memory;
    private final NicRegister base;
    private final NicRegister length;
    private final NicRegister head;
    private final NicRegister tail;

    NicRing(RegisterBank<NicRegister> bank, NicMemory memory, NicRegister base, NicRegister length, NicRegister head,
            NicRegister tail) {
        this.bank = bank;
        this.memory = memory;
        this.base = base;
        this.length = length;
        this.head = head;
        this.tail = tail;
    }

    /** Returns whether the registers describe a ring. */
    boolean isLegal() {
        return length() >= MIN_LENGTH && length() <= NicRegister.MAX_LENGTH
                && bank.get(base) % NicDescriptor.BYTES == 0 && bank.get(tail) < length();
    }

    private long length() {
        return bank.get(length);
    }

    int head() {
        return (int) bank.get(head);
    }

    int tail() {
        return (int) bank.get(tail);
    }

    int next(int index) {
        return (int) ((index + 1) % length());
    }

    /** The number of descriptors with the device; the registers describe a ring. */
    int available() {
        return (int) ((tail() - head() + length()) % length());
    }

    /** Makes the ring empty. */
    void clear() {
        bank.set(head, 0);
        bank.set(tail, 0);
    }

    void advanceHead() {
        bank.set(head, next(head()));
    }

    long address(int index) {
        return bank.get(base) + (long) index * NicDescriptor.BYTES;
    }

    NicDescriptor read(int index) {
        return NicDescriptor.of(memory.read(address(index)), memory.read(address(index) + NicDescriptor.SECOND_WORD));
    }

    /** Writes the second word: the device never changes the address. */
    void write(int index, NicDescriptor descriptor) {
        memory.write(address(index) + NicDescriptor.SECOND_WORD, descriptor.second());
    }

    /** Returns whether the device takes a descriptor. */
    static boolean isLegal(NicDescriptor descriptor) {
        return descriptor.length() > 0 && descriptor.length() <= NicDescriptor.MAX_BUFFER
                && descriptor.buffer() % Long.BYTES == 0;
    }
}
