package org.barreleye.kpi.syscall;

/** A program of the boot image, as the CPU driver sees it. Immutable. */
public sealed interface Program {
    /** The name of the dispatcher in traces. */
    String name();

    /** The needs of the program, and the cores on which it can run. */
    default Manifest manifest() {
        return Manifest.PLAIN;
    }

    /** A program of one event at a time: copied with its machine. */
    non-sealed interface ReactorProgram extends Program {
        /**
         * Makes the program's state; called on the first upcall.
         *
         * @param argument0 first word from the domain that started the dispatcher
         * @param argument1 second word
         */
        Upcalls load(SystemCalls syscalls, long argument0, long argument1);
    }

    /** Straight-line code, run as a context that may suspend itself. */
    non-sealed interface ThreadedProgram extends Program {
        /**
         * Runs the program.
         *
         * @return its exit status
         */
        int main(SystemCalls syscalls, long argument0, long argument1);

        /**
         * Returns whether a system call of the program may find the stack nearly full, so that nothing but the call may
         * run on it.
         */
        default boolean mayFillStack() {
            return false;
        }
    }
}
