package org.barreleye.machine.device;

import java.util.ArrayList;
import java.util.List;

/** A bus of a machine of four cores with the numbers 0, 10, 20, 30, which notes the interrupts. */
final class RecordingBus implements Bus {
    static final long LATENCY = 100;

    private final List<String> interrupts = new ArrayList<>();

    /** The interrupts since the last call: time, index of the core, vector. */
    List<String> interrupts() {
        List<String> taken = List.copyOf(interrupts);
        interrupts.clear();
        return taken;
    }

    static String arrival(long due, int core, int vector) {
        return "at " + due + " core " + core + " vector " + vector;
    }

    @Override
    public int cores() {
        return 4;
    }

    @Override
    public int indexOf(long number) {
        return number % 10 == 0 && number / 10 < cores() ? (int) number / 10 : -1;
    }

    @Override
    public int numberOf(int core) {
        return core * 10;
    }

    @Override
    public long latency(int from, int to, long now) {
        return from == to ? 0 : LATENCY;
    }

    @Override
    public void interrupt(long due, int core, int vector) {
        interrupts.add(arrival(due, core, vector));
    }

    @Override
    public void post(long due, int core, long subject, long value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReachable(int core, long page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long messageLineTransferTime(int core, long address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferMessageLine(int core, long address, boolean toMemory, long now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean failsTransfer() {
        return false;
    }

    @Override
    public long read(long address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(long address, long word) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeTerminal(long due, int core, char character) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long readTerminal() {
        return -1;
    }
}
