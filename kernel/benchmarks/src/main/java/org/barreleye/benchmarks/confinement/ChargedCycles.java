package org.barreleye.benchmarks.confinement;

import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityAddress;

/** System calls without a system: they add up the cycles that a program is charged. */
final class ChargedCycles implements SystemCalls {
    private long cycles;

    /** The cycles so far. */
    long cycles() {
        return cycles;
    }

    @Override
    public void compute(long charged) {
        cycles += charged;
    }

    @Override
    public long now() {
        return cycles;
    }

    @Override
    public String pageTableArchitecture() {
        return "";
    }

    @Override
    public Memory memory() {
        return null; // the program has none
    }

    @Override
    public QueueSizes queueSizes() {
        return QueueSizes.DEFAULT;
    }

    @Override
    public InvocationFrame frame() {
        throw absent();
    }

    @Override
    public void invoke() {
        throw absent();
    }

    @Override
    public KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        throw absent();
    }

    @Override
    public boolean receive(CapabilityAddress endpoint, LmpReceiver receiver) {
        throw absent();
    }

    @Override
    public boolean hasMore(CapabilityAddress endpoint) {
        throw absent();
    }

    @Override
    public void print(String line) {
        throw absent();
    }

    @Override
    public void suspend(Wait wait) {
        throw absent();
    }

    @Override
    public void exit(int status) {
        throw absent();
    }

    private static UnsupportedOperationException absent() {
        return new UnsupportedOperationException("the benchmark computes only");
    }
}
