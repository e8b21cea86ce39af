package org.barreleye.experiment.signal;

import java.util.List;
import java.util.stream.Stream;

/** The load beside the two programs that signal each other. */
enum Situation {
    /** None. */
    IDLE("idle", 0, Load.NONE),
    /** A program on a third core that makes system calls in a loop. */
    ONE_CALLER("1 caller", 1, Load.NONE),
    /** The same on a third and on a fourth core. */
    TWO_CALLERS("2 callers", 2, Load.NONE),
    /** A program on the partner's core that computes and makes no system call. */
    COMPUTING("beside computation", 0, Load.COMPUTATION),
    /** A program on the partner's core that makes system calls in a loop. */
    CALLING("beside system calls", 0, Load.SYSTEM_CALLS);

    /** The program beside the partner, on its core. */
    enum Load {
        /** There is none; the core is idle while the partner waits. */
        NONE,
        /** It computes. */
        COMPUTATION,
        /** It makes system calls in a loop. */
        SYSTEM_CALLS
    }

    private final String label;
    private final int callers;
    private final Load besidePartner;

    Situation(String label, int callers, Load besidePartner) {
        this.label = label;
        this.callers = callers;
        this.besidePartner = besidePartner;
    }

    /** Its name in a row. */
    String label() {
        return label;
    }

    /** The number of further cores that make system calls. */
    int callers() {
        return callers;
    }

    Load besidePartner() {
        return besidePartner;
    }

    /** The situations that are possible on so many cores. */
    static List<Situation> on(int cores) {
        return Stream.of(values()).filter(situation -> situation.callers + 2 <= cores).toList();
    }
}
