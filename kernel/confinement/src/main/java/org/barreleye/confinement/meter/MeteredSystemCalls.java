package org.barreleye.confinement.meter;

import java.util.function.LongSupplier;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.channel.MessageTracer;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.memory.Memory;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.InvocationFrame;
import org.barreleye.kpi.syscall.SchedulerActivations;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.InstructionCosts;

/**
 * The system calls of a confined program. Each charges the program's work first, so that the clock shows it, and keeps
 * the count of the caller's stack while other threads of the domain run.
 */
public final class MeteredSystemCalls implements SystemCalls, Copyable {
    private final SystemCalls calls;
    private final ProgramAccount account;
    private final Memory memory;

    /** Creates the system calls of a program with an account. */
    public MeteredSystemCalls(SystemCalls calls, ProgramAccount account) {
        this.calls = calls;
        this.account = account;
        memory = new MeteredMemory(this, calls.memory());
    }

    /** Enters the system: tries the stack, charges the program's work, and returns the count of the stack. */
    int enter() {
        int stack = account.stack();
        StackProbe.requireRoom(stack);
        account.flush();
        return stack;
    }

    /** Leaves the system. */
    void leave(int stack) {
        account.restoreStack(stack);
    }

    private void call(Runnable body) {
        int stack = enter();
        try {
            body.run();
        } finally {
            leave(stack);
        }
    }

    private long number(LongSupplier body) {
        int stack = enter();
        try {
            return body.getAsLong();
        } finally {
            leave(stack);
        }
    }

    @Override
    public InvocationFrame frame() {
        return calls.frame();
    }

    @Override
    public void invoke() {
        call(calls::invoke);
    }

    @Override
    public KernelError lrpc(CapabilityAddress endpoint, int words, long w0, long w1, long w2, long w3) {
        int stack = enter();
        try {
            return calls.lrpc(endpoint, words, w0, w1, w2, w3);
        } finally {
            leave(stack);
        }
    }

    @Override
    public boolean receive(CapabilityAddress endpoint, LmpReceiver receiver) {
        enter();
        return calls.receive(endpoint, receiver);
    }

    @Override
    public boolean hasMore(CapabilityAddress endpoint) {
        enter();
        return calls.hasMore(endpoint);
    }

    @Override
    public void print(String line) {
        call(() -> calls.print(line));
    }

    @Override
    public void mark(String text) {
        call(() -> calls.mark(text));
    }

    @Override
    public QueueSizes queueSizes() {
        return calls.queueSizes();
    }

    @Override
    public MessageTracer messageTracer() {
        return calls.messageTracer();
    }

    @Override
    public long now() {
        return number(calls::now);
    }

    @Override
    public void compute(long cycles) {
        call(() -> calls.compute(cycles));
    }

    @Override
    public void charge(long cycles) {
        call(() -> calls.charge(cycles));
    }

    @Override
    public InstructionCosts instructionCosts() {
        return calls.instructionCosts();
    }

    @Override
    public String pageTableArchitecture() {
        return calls.pageTableArchitecture();
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public void suspend(Wait wait) {
        call(() -> calls.suspend(wait));
    }

    @Override
    public SchedulerActivations activations() {
        return new MeteredActivations(this, calls.activations(), account);
    }

    @Override
    public void exit(int status) {
        call(() -> calls.exit(status));
    }

    @Override
    public boolean countsInstructions() {
        return true;
    }
}
