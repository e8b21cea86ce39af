package org.barreleye.confinement.meter;

/**
 * The meter of one domain, which its rewritten classes count in. The loader of each domain defines a copy of this class
 * of its own, so its static fields belong to one domain. Only rewritten classes and that loader use it.
 *
 * <p>A rewritten method keeps the budget in a local variable and writes it here before each call that may count.
 */
public final class Meter implements MeterRegisters {
    /** The cycles until the account is charged. */
    public static int budget = ProgramAccount.QUANTUM;

    /** The bytes of stack that the running thread has left. */
    public static int stack = ProgramAccount.STACK_BYTES;

    /** The bytes that the domain has allocated, estimated from the declarations of its classes. */
    public static long allocated;

    private static int hashes;
    private static ProgramAccount account;

    /** Creates the access of the system to the registers. */
    public Meter() {}

    /**
     * Charges the cycles of a budget that is used up.
     *
     * @param rest the budget, below 0
     * @return the next budget
     */
    public static int exhausted(int rest) {
        int left = stack;
        budget = rest;
        account.exhausted(true);
        stack = left;
        return budget;
    }

    /** The same in generated code, where the dispatcher does not switch to another thread. */
    public static int exhaustedInStub(int rest) {
        int left = stack;
        budget = rest;
        account.exhausted(false);
        stack = left;
        return budget;
    }

    /** Charges the cycles of a class initialiser, which counts from a full budget of its own. */
    public static void settle(int rest) {
        int left = stack;
        budget = rest;
        account.flush();
        stack = left;
    }

    /** Ends the program: the method that calls this has no stack left. */
    public static void stackExhausted() {
        account.onStackExhausted();
    }

    /**
     * Counts an array, or another object of a size that is known when it is made, before its allocation.
     *
     * @param length the number of elements
     * @param elementBytes the bytes of each
     * @param rest the budget
     * @return the budget less the cycles to clear the array
     */
    public static int array(int length, int elementBytes, int rest) {
        if (length <= 0) {
            return rest; // the JVM throws for a negative length
        }
        long bytes = (long) length * elementBytes;
        allocated += bytes;
        return rest - account.onArray(bytes);
    }

    /**
     * Counts an array of two or more dimensions.
     *
     * @param first the length of the first dimension
     * @param second the length of the second dimension
     */
    public static int arrays(int first, int second, int elementBytes, int rest) {
        long elements = Math.max(0L, first) * Math.max(1L, second);
        return array((int) Math.min(Integer.MAX_VALUE, elements), elementBytes, rest);
    }

    /**
     * Counts the work of a call of the library before it.
     *
     * @param argument its last argument, or its receiver if it has no argument
     * @param kind how the work depends on the size of the argument
     * @param cycles of each unit
     * @param rest the budget
     * @return the budget less the cycles of the call
     */
    public static int work(Object argument, String kind, int cycles, int rest) {
        return spend(LibraryWork.ofOne(argument, kind, cycles), rest);
    }

    /** Does the same for a call whose work depends on the last two, receiver included. */
    public static int work(Object first, Object second, String kind, int cycles, int rest) {
        return spend(LibraryWork.ofTwo(first, second, kind, cycles), rest);
    }

    /** Does the same for a call that raises its receiver to a power. */
    public static int work(Object base, int exponent, String kind, int cycles, int rest) {
        return spend(LibraryWork.ofPower(base, exponent, cycles), rest);
    }

    /** Does the same for a call that goes through a range of numbers. */
    public static int work(int from, int to, String kind, int cycles, int rest) {
        return spend(LibraryWork.ofRange(from, to, cycles), rest);
    }

    private static int spend(double cycles, int rest) {
        int bounded = account.boundWork(cycles);
        return bounded < ProgramAccount.QUANTUM ? rest - bounded : exhausted(rest - bounded);
    }

    /** Throws an error again that a handler of the program has caught and that ends the program. */
    public static void rethrow(Throwable caught) {
        ProgramAccount.rethrowIfFatal(caught);
    }

    /** The next identity hash code: the order in which objects are first asked for theirs. */
    public static int nextHash() {
        return ++hashes;
    }

    @Override
    public void attach(ProgramAccount charged) {
        account = charged;
    }

    @Override
    public int budget() {
        return budget;
    }

    @Override
    public void setBudget(int cycles) {
        budget = cycles;
    }

    @Override
    public int stack() {
        return stack;
    }

    @Override
    public void setStack(int bytes) {
        stack = bytes;
    }

    @Override
    public long allocated() {
        return allocated;
    }

    @Override
    public int hashes() {
        return hashes;
    }

    @Override
    public void setHashes(int count) {
        hashes = count;
    }
}
