package org.barreleye.domain.error;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;

/** The errors of monitors and services, each with a sentence for the caller. */
public enum SystemError {
    /** No domain exports this service, or the one that did has ended. */
    NO_SUCH_SERVICE("no domain exports this service, or the one that did has ended"),
    /** The service has ended too often in a short time and is not started again. */
    SERVICE_GIVEN_UP("the service has ended too often in a short time and is not started again"),
    /** The boot plan has no component of this name, or another core's monitor starts it. */
    NO_SUCH_COMPONENT("the boot plan has no component of this name, or another core's monitor starts it"),
    /** No later event is known. */
    NO_SUCH_EVENT("no later event is known"),
    /** The machine has no such core. */
    NO_SUCH_CORE("the machine has no such core"),
    /** The core is off: start it first. */
    CORE_OFF("the core is off: start it first"),
    /** The core is already running. */
    CORE_RUNNING("the core is already running"),
    /** The core was started and has not joined the system yet. */
    CORE_LATE("the core was started and has not joined the system yet"),
    /** Cores that use memory of this one are on: stop them first. */
    MEMORY_SHARED("cores that use memory of this one are on: stop them first"),
    /** The boot core cannot be stopped: switch the machine off. */
    BOOT_CORE("the boot core cannot be stopped: switch the machine off with `poweroff`"),
    /** The core whose monitor would start this one is not on: start that first. */
    PARENT_OFF("the core whose monitor would start this one is not on: start that first"),
    /** Too many requests are pending: try again. */
    BUSY("too many requests are pending: try again"),
    /** There is no connection with this number. */
    NO_SUCH_CONNECTION("there is no connection with this number"),
    /** The other end is closed. */
    PEER_GONE("the other end is closed"),
    /** There is no process with this number. */
    NO_SUCH_PROCESS("there is no process with this number"),
    /** The process has already ended. */
    PROCESS_EXITED("the process has already ended"),
    /** The process ended before it exported its service. */
    EXITED_BEFORE_EXPORT("the process ended before it exported its service"),
    /** Another program has started the process. */
    NOT_OWNER("another program has started this process, and ends it"),
    /** The slot is empty. */
    NO_SUCH_CAPABILITY("the slot is empty"),
    /** The boot image has no program of this name. */
    NO_SUCH_PROGRAM("the boot image has no program of this name"),
    /** The program does not run on cores of this instruction set. */
    WRONG_ISA("the program does not run on cores of this instruction set"),
    /** The program needs addresses of its choice, and the core has no MMU. */
    NO_CHOSEN_ADDRESSES("the program needs addresses of its choice, which this core without an MMU does not have"),
    /** The program needs protection of pages, and the core has no MMU. */
    NO_PROTECTION("the program needs protection of pages, which this core without an MMU does not have"),
    /** The program needs guard pages, and the core has no MMU. */
    NO_GUARD_PAGES("the program needs guard pages, which this core without an MMU does not have"),
    /** The program needs page faults, and the core has no MMU. */
    NO_PAGE_FAULTS("the program needs page faults, which this core without an MMU does not have"),
    /** There is no free block of memory of this size. */
    OUT_OF_MEMORY("there is no free block of memory of this size"),
    /** A name has 1 to 63 letters, digits, dots, dashes and underscores. */
    BAD_NAME("a name has 1 to 63 letters, digits, dots, dashes and underscores"),
    /** An argument is outside the range that the service accepts. */
    BAD_ARGUMENT("an argument is outside the range that the service accepts"),
    /** This name is already registered. */
    NAME_IN_USE("this name is already registered"),
    /** This name is not registered. */
    NO_SUCH_NAME("this name is not registered"),
    /** The timeout is over. */
    TIMED_OUT("the timeout is over"),
    /** The memory service has no memory of this node. */
    NO_SUCH_NODE("the memory service has no memory of this node"),
    /** The memory service has not allocated this block. */
    NOT_ALLOCATED("the memory service has not allocated this block"),
    /** Objects made of this memory still exist. */
    STILL_IN_USE("objects made of this memory still exist"),
    /** A program requests the control of processes and cores. */
    CONTROL_NOT_GRANTED("the program requests `control`, which the policy of the boot image does not grant to it;"
            + " start it with `spawn --grant control`, or boot with `--grant PROGRAM=control`"),
    /** A program requests all memory. */
    MEMORY_NOT_GRANTED("the program requests `memory`, which the policy of the boot image does not grant to it; boot"
            + " with `--grant PROGRAM=memory` if it should have it"),
    /** A program requests the terminal. */
    TERMINAL_NOT_GRANTED("the program requests `terminal`, which the policy of the boot image does not grant to it;"
            + " boot with `--grant PROGRAM=terminal` if it should have it"),
    /** A program requests the registers of devices and interrupts. */
    DEVICES_NOT_GRANTED("the program requests `devices`, which the policy of the boot image does not grant to it;"
            + " boot with `--grant PROGRAM=devices` if it should have it"),
    /** A spawner passes on the control of processes and cores. */
    CONTROL_NOT_HELD("`control` is not the caller's: a program that has it starts this one with `spawn --grant"
            + " control`, or boot with `--grant PROGRAM=control`"),
    /** A spawner passes on all memory. */
    MEMORY_NOT_HELD("`memory` is not the caller's to pass on: only a program that has it does, or boot with `--grant"
            + " PROGRAM=memory`"),
    /** A spawner passes on the terminal. */
    TERMINAL_NOT_HELD("`terminal` is not the caller's to pass on: only a program that has it does, or boot with"
            + " `--grant PROGRAM=terminal`"),
    /** A spawner passes on the registers of devices and interrupts. */
    DEVICES_NOT_HELD("`devices` is not the caller's to pass on: only a program that has it does, or boot with"
            + " `--grant PROGRAM=devices`"),
    /** A program requests the registers of the interrupt controllers. */
    INTERRUPTS_NOT_GRANTED("the program requests `interrupts`, which the policy of the boot image does not grant to it;"
            + " boot with `--grant PROGRAM=interrupts` if it should have it"),
    /** A spawner passes on the registers of the interrupt controllers. */
    INTERRUPTS_NOT_HELD("`interrupts` is not the caller's to pass on: ask the service `routing`, or boot with `--grant"
            + " PROGRAM=interrupts`"),
    /** No path of interrupt controllers leads from a line to a destination. */
    NO_ROUTE("no free path of interrupt controllers leads from the interrupt line to the destination: `why route LINE`"
            + " says what is missing"),
    /** A route is asked for that exists already. */
    LINE_ROUTED("the interrupt line has a route already, which the driver that made it removes"),
    /** A program that has not made a route acknowledges or removes it. */
    NOT_ROUTED("the caller has made no route of this interrupt line"),
    /** A route is asked for that is not one of one line. */
    NOT_ONE_LINE("a route begins at one interrupt line: make a source of one line"),
    /** A program with the registers of devices and interrupts is not started on the boot core. */
    NO_DEVICES_HERE("a program that has `devices` is started on the boot core; it sends the capabilities on to"
            + " drivers on other cores"),
    /** No device has this index. */
    NO_SUCH_DEVICE("there is no such device"),
    /** A domain has as many endpoints of its own as it may have. */
    ENDPOINT_LIMIT_REACHED("the domain has as many endpoints of its own as it may have: delete one"),
    /** A domain has as much memory as its quota permits. */
    MEMORY_QUOTA_REACHED("the domain would have more memory than its quota permits"),
    /** A domain has as many capability slots as its quota permits. */
    SLOT_QUOTA_REACHED("the domain would have more capability slots than its quota permits"),
    /** A domain has as many connections as its quota permits. */
    CONNECTION_QUOTA_REACHED("the domain, or the service, would have more connections than its quota permits"),
    /** A domain has started as many processes as its quota permits. */
    PROCESS_QUOTA_REACHED("the domain would have more processes than its quota permits"),
    /** A domain has as many unanswered calls as its quota permits. */
    CALL_QUOTA_REACHED("the domain would have more unanswered calls to its monitor than its quota permits"),
    /** A domain has as many records of the name service as its quota permits. */
    RECORD_QUOTA_REACHED("the domain would have more records of the name service than its quota permits"),
    /** A domain has as many watches of the name service as its quota permits. */
    WATCH_QUOTA_REACHED("the domain would watch more prefixes of names than its quota permits"),
    /** A domain passes on more lines of output than its quota permits. */
    LINE_QUOTA_REACHED("the domain would pass on more lines of output a second than its quota permits"),
    /** A query reaches a bound of the knowledge base. */
    QUERY_BOUND_REACHED("the query reaches a bound of the knowledge base"),
    /** The client has added no such fact. */
    NO_SUCH_FACT("the client has added no such fact to the knowledge base"),
    /** The last question has no such line. */
    NO_SUCH_LINE("the last question has fewer solutions or lines"),
    /** A client has as many facts as it may have. */
    FACT_QUOTA_REACHED("the client would have more facts in the knowledge base than it may have"),
    /** Another client has the UDP port. */
    PORT_IN_USE("another client has this UDP port, or no port is free"),
    /** The client has not opened a port. */
    NOT_OPEN("the client has opened no port"),
    /** The network interface has no address. */
    NETWORK_DOWN("the network interface is not up: `ifconfig` says what is missing"),
    /** No router leads to the address. */
    HOST_UNREACHABLE("the address is in another subnet, and no router is known"),
    /** There is no open port with a greater number. */
    NO_SUCH_PORT("no port with a greater number is open"),
    /** There is no neighbour with a greater address. */
    NO_SUCH_NEIGHBOUR("no neighbour with a greater address is known"),
    /** The rules name other services that add facts of this predicate. */
    FACT_NOT_PERMITTED("facts of this predicate are added by other services of the boot plan"),
    /** A decision is recorded for services of the boot plan only. */
    DECISION_NOT_PERMITTED("decisions are recorded for services of the boot plan only"),
    /** A device that cannot be switched off is not behind a bridge. */
    NOT_REMOVABLE("the device is not in a slot behind a bridge, so it can be neither unplugged nor plugged in");

    private final String sentence;

    SystemError(String sentence) {
        this.sentence = sentence;
    }

    /** The sentence for the caller. */
    public String sentence() {
        return sentence;
    }

    /** The code in messages. */
    public ErrorCode code() {
        return ErrorCode.of(name());
    }

    /** Returns whether an error code is that of this error. */
    public boolean matches(ErrorCode error) {
        return code().equals(error);
    }

    /** The sentence for an error code of the system or of the kernel. */
    public static String describe(ErrorCode error) {
        KernelError[] kernel = KernelError.values();
        if (error.number() < kernel.length) {
            return kernel[(int) error.number()].sentence();
        }
        for (SystemError known : values()) {
            if (known.matches(error)) {
                return known.sentence;
            }
        }
        return error.toString();
    }
}
