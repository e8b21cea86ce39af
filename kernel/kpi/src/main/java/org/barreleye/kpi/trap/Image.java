package org.barreleye.kpi.trap;

/** A program of the boot image, as the CPU driver sees it: something to start a dispatcher with. Immutable. */
public sealed interface Image {
    /** What the dispatcher is called in traces. */
    String name();

    /** What it needs, and where it can run. */
    default Manifest manifest() {
        return Manifest.PLAIN;
    }

    /** A program of one event at a time: copied with its machine. */
    non-sealed interface Reactive extends Image {
        /**
         * Makes the program's state; called on the first upcall.
         *
         * @param argument0 first word from whoever started the dispatcher
         * @param argument1 second word
         */
        Upcalls load(Trap trap, long argument0, long argument1);
    }

    /** Straight-line code, run as a context that may suspend itself. */
    non-sealed interface Straight extends Image {
        /**
         * Runs the program.
         *
         * @return its exit status
         */
        int main(Trap trap, long argument0, long argument1);
    }
}
