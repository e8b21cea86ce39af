package org.barreleye.shell.command;

import java.util.Optional;
import org.barreleye.domain.error.SystemError;
import org.barreleye.kpi.outcome.ErrorCode;

/** Errors of services, each with a sentence that tells the user what to do. */
enum ErrorHint {
    NO_SUCH_PROGRAM("the boot image has no such program; `help spawn` lists them"),
    NO_SUCH_CORE("the machine has no such core; `lscpu` lists them"),
    CORE_OFF("the core is off; start it with `corectl boot`"),
    CORE_RUNNING("the core is on already; `lscpu` shows its state"),
    CORE_LATE("it was started, and its monitor has not joined the system yet; the console shows when it does. `corectl"
            + " stop` gives it up, and `corectl boot` then starts it again"),
    WRONG_ISA("the program was not built for that core's instruction set; `lscpu` lists the cores and their sets"),
    NO_SUCH_PROCESS("there is no such process; `ps` lists them"),
    PROCESS_EXITED("the process has ended already; `wait` shows its status"),
    NOT_OWNER("another program has started this process, or the boot; only the control of the cores ends it"),
    SERVICE_GIVEN_UP("the service has ended too often and is not started again; `why` shows its history"),
    NO_SUCH_COMPONENT("there is no such service; `why` lists them"),
    NO_SUCH_EVENT("no later event is known"),
    NO_SUCH_CAPABILITY("the slot is empty; `caps` lists the capabilities"),
    NO_SUCH_CONNECTION("there is no such connection; `bindings` lists them"),
    NO_SUCH_NAME("there is no such record; `names` lists them"),
    NO_SUCH_DEVICE("there is no such device, or no program is given its registers; `lsdev` lists them"),
    NO_SUCH_NODE("no NUMA node of this number has memory; `free` lists them"),
    OUT_OF_MEMORY("out of memory; `free` shows what is left"),
    NOT_MAPPED("nothing is mapped at this address; `vspace` lists what is"),
    NETWORK_DOWN("the network is not up; `ifconfig` says what is missing"),
    HOST_UNREACHABLE("the address is in another subnet, and no router is known; `ifconfig` shows the subnet"),
    NO_SUCH_PORT("no port with a greater number is open"),
    NO_SUCH_NEIGHBOUR("no neighbour with a greater address is known"),
    NO_MMU("the core has no MMU; `lscpu` shows which cores have one"),
    TIMED_OUT("timed out");

    private final String sentence;

    ErrorHint(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** Returns whether an error of a service or of the kernel is this one. */
    boolean matches(ErrorCode error) {
        return error.failed() && (error.equals(ErrorCode.of(name())) || error.toString().equals(name()));
    }

    /** Returns the sentence for an error. */
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
