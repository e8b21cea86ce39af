package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;

/** What services refuse that a person at the shell can do something about, each with a sentence that says what. */
enum ErrorHint {
    NO_SUCH_PROGRAM("the boot image has no such program; `help spawn` says which there are"),
    NO_SUCH_CORE("the machine has no such core; `lscpu` lists them"),
    CORE_OFF("that core is off; start it with `corectl boot`"),
    CORE_RUNNING("that core is on already; `lscpu` shows its state"),
    WRONG_ISA("the program was not built for that core's instruction set; `lscpu` lists the cores and their sets"),
    NO_SUCH_PROCESS("there is no such process; `ps` lists them"),
    PROCESS_EXITED("the process has ended already; `wait` tells its status"),
    NOT_PERMITTED("the system needs this service and does not let it end"),
    NO_SUCH_CAPABILITY("that slot holds no capability; `caps` lists those that there are"),
    NO_SUCH_CONNECTION("there is no such connection; `bindings` lists them"),
    NO_SUCH_NAME("there is no such record; `names` lists them"),
    NO_SUCH_NODE("no NUMA node of this number has memory; `free` lists them"),
    OUT_OF_MEMORY("there is not enough memory left; `free` shows what there is"),
    TIMED_OUT("it did not happen in time");

    private final String sentence;

    ErrorHint(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** Whether an error is this one, whether a service or the kernel gave it. */
    boolean matches(ErrorCode error) {
        return error.failed() && (error.equals(ErrorCode.of(name())) || error.toString().equals(name()));
    }

    /** An error in words for the person at the terminal. */
    static String describe(ErrorCode error) {
        Optional<ErrorHint> named = Optional.empty();
        for (ErrorHint hint : values()) {
            if (hint.matches(error)) {
                named = Optional.of(hint);
            }
        }
        if (named.isPresent()) {
            return named.get().sentence;
        }
        return SystemError.describe(error);
    }
}
