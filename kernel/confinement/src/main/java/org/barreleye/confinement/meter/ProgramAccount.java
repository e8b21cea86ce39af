package org.barreleye.confinement.meter;

import java.util.Locale;
import java.util.Optional;
import org.barreleye.kpi.outcome.KernelBug;
import org.barreleye.kpi.outcome.ProgramTerminated;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.Shared;
import org.barreleye.kpi.syscall.SystemCalls;

/**
 * The account of one domain: charges the cycles that its meter has counted to the core, and ends the program when it
 * exceeds a bound.
 *
 * <p>A thread of a program is preempted while its cycles are charged. A reaction, which is an upcall of a reactor or of
 * a thread scheduler, runs to its end; so its cycles and its allocations are bounded.
 */
public final class ProgramAccount implements Copyable {
    /** The cycles after which a program's work is charged, so that the core can be taken from it. */
    public static final int QUANTUM = 50_000;

    /** The most cycles of one reaction. */
    public static final long REACTION_CYCLES = 50_000_000;

    /** The most cycles of one call of the library: a second of the host or less. */
    public static final int CALL_CYCLES = 1_000_000_000;

    /** The most bytes that one reaction allocates. */
    public static final long REACTION_BYTES = 1L << 30;

    /** The most bytes of one array. */
    public static final long ARRAY_BYTES = 64L << 20;

    /**
     * The bytes of stack of one thread of a program, estimated as frames of an interpreter: 384 KiB. The host's thread
     * has 1 MiB or more, and a frame of compiled code is not larger; so system calls always have half a megabyte.
     */
    public static final int STACK_BYTES = 384 << 10;

    private static final long HEAP_CHECK_BYTES = 16L << 20;
    private static final int BYTES_PER_CYCLE = 8;

    @Shared // neutral between two reactions, and a machine with threads is not copied
    private final MeterRegisters registers;
    private final SystemCalls calls;
    private boolean inReaction;
    private long reactionCycles;
    private long allocatedBefore;
    private int hashes;
    private long allocatedAtHeapCheck;

    /**
     * Creates an account and attaches it to a meter.
     *
     * @param calls charged for the cycles; null while the system asks a program for its name, outside a domain
     */
    public ProgramAccount(MeterRegisters registers, SystemCalls calls) {
        this.registers = registers;
        this.calls = calls;
        registers.attach(this);
    }

    /** Begins a reaction, on a stack of its own. */
    public void beginReaction() {
        registers.attach(this);
        registers.setStack(STACK_BYTES);
        registers.setBudget(QUANTUM);
        registers.setHashes(hashes);
        inReaction = true;
        reactionCycles = 0;
        allocatedBefore = registers.allocated();
    }

    /** Ends a reaction and charges its rest. */
    public void endReaction() {
        flush();
        hashes = registers.hashes();
        inReaction = false;
    }

    /** Begins a thread. */
    void beginThread() {
        registers.setStack(STACK_BYTES);
    }

    int stack() {
        return registers.stack();
    }

    void restoreStack(int bytes) {
        registers.setStack(bytes);
    }

    /** Charges a budget that is used up. */
    public void exhausted(boolean preemptible) {
        long used = takeUsed();
        requireBounds();
        if (calls == null) {
            return;
        }
        StackProbe.requireRoom(stack());
        if (preemptible) {
            calls.compute(used);
        } else {
            calls.charge(used);
        }
        checkHeap();
    }

    /** Charges what the program has used since the last time. Every system call does so first. */
    public void flush() {
        long used = takeUsed();
        if (used > 0 && calls != null) {
            calls.charge(used);
        }
    }

    private long takeUsed() {
        long used = (long) QUANTUM - registers.budget();
        registers.setBudget(QUANTUM);
        reactionCycles += used;
        return used;
    }

    private void requireBounds() {
        if (!inReaction) {
            return;
        }
        if (reactionCycles > REACTION_CYCLES) {
            throw new ProgramTerminated(ProgramPlace.ofCaller() + " ran for more than " + REACTION_CYCLES
                    + " cycles in one reaction, which cannot be preempted; let it return, or use a threaded program");
        }
        if (registers.allocated() - allocatedBefore > REACTION_BYTES) {
            throw new ProgramTerminated(ProgramPlace.ofCaller() + " allocated more than " + REACTION_BYTES
                    + " bytes in one reaction; split the work");
        }
    }

    /** Ends the program for the depth of its calls. */
    public void onStackExhausted() {
        throw new ProgramTerminated(ProgramPlace.ofCaller() + " calls itself too deeply: a thread has "
                + STACK_BYTES + " bytes of stack; use a loop or a collection");
    }

    /**
     * Counts an array.
     *
     * @return the cycles to clear it
     */
    public int onArray(long bytes) {
        if (bytes > ARRAY_BYTES) {
            throw new ProgramTerminated(ProgramPlace.ofCaller() + " allocates " + bytes
                    + " bytes at once; the most is " + ARRAY_BYTES);
        }
        checkHeap();
        return (int) (bytes / BYTES_PER_CYCLE);
    }

    /**
     * Bounds the work of one call of the library, which cannot be preempted on the host.
     *
     * @param cycles an estimate
     * @return the same, rounded
     */
    public int boundWork(double cycles) {
        if (cycles > CALL_CYCLES) {
            throw new ProgramTerminated(String.format(Locale.ROOT, "%s calls the library for about %.0f cycles at once;"
                    + " the most is %d; use smaller arguments", ProgramPlace.ofCaller(), cycles, CALL_CYCLES));
        }
        return (int) cycles;
    }

    /** Ends the program when the heap of the JVM becomes scarce. The only bound that depends on the host. */
    private void checkHeap() {
        long allocated = registers.allocated();
        if (allocated - allocatedAtHeapCheck < HEAP_CHECK_BYTES) {
            return;
        }
        allocatedAtHeapCheck = allocated;
        if (HostHeap.isScarce()) {
            throw new ProgramTerminated(ProgramPlace.ofCaller()
                    + " allocates, and more than half of the heap of the host is in use; keep less");
        }
    }

    /** Throws an error that no program may catch. */
    public static void rethrowIfFatal(Throwable caught) {
        if (caught instanceof VirtualMachineError error) {
            throw error;
        }
        if (caught instanceof Error error
                && caught.getClass().getClassLoader() == ProgramAccount.class.getClassLoader()) {
            throw error;
        }
        if (caught instanceof KernelBug bug) {
            throw bug;
        }
    }

    /**
     * Converts an error of the JVM, or one that the system's library reports in the program's part of the run, to the
     * termination of the program. An error that the kernel reports stays as it is.
     */
    public static Optional<ProgramTerminated> termination(Throwable escaped) {
        if (escaped instanceof StackOverflowError) {
            return Optional.of(new ProgramTerminated(
                    ProgramPlace.of(escaped) + " overflowed the stack; use a loop or a collection"));
        }
        if (escaped instanceof OutOfMemoryError) {
            return Optional.of(new ProgramTerminated(
                    ProgramPlace.of(escaped) + " ran out of memory: " + escaped.getMessage()));
        }
        if (escaped instanceof KernelBug && !ProgramPlace.isInKernel(escaped)) {
            return Optional.of(new ProgramTerminated(
                    ProgramPlace.of(escaped) + " uses the library wrongly: " + escaped.getMessage()));
        }
        return Optional.empty();
    }
}
