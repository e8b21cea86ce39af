package org.barreleye.domain.error;

import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;

/** What monitors and services answer when they cannot do what they were asked. */
public enum SystemError {
    /** No domain has exported this service, or the one that had is gone. */
    NO_SUCH_SERVICE("no domain has exported this service, or the one that had is gone"),
    /** The machine has no such core. */
    NO_SUCH_CORE("the machine has no such core"),
    /** The core is off: start it first. */
    CORE_OFF("the core is off: start it first"),
    /** The core is running already. */
    CORE_RUNNING("the core is running already"),
    /** The core whose monitor would start this one is off: start that first. */
    PARENT_OFF("the core whose monitor would start this one is off: start that first"),
    /** Too much has been asked for at once: ask again. */
    BUSY("too much has been asked for at once: ask again"),
    /** There is no connection of this number. */
    NO_SUCH_CONNECTION("there is no connection of this number"),
    /** The other end is gone. */
    PEER_GONE("the other end is gone"),
    /** A domain has at most 63 connections to others of its core. */
    TOO_MANY_CONNECTIONS("a domain has at most 63 connections to others of its core"),
    /** There is no process of this number. */
    NO_SUCH_PROCESS("there is no process of this number"),
    /** The process has ended already. */
    PROCESS_EXITED("the process has ended already"),
    /** The process has ended before it offered its service. */
    EXITED_BEFORE_EXPORT("the process has ended before it offered its service"),
    /** The system needs this process. */
    NOT_PERMITTED("the system needs this process"),
    /** There is no capability there. */
    NO_SUCH_CAPABILITY("there is no capability there"),
    /** The boot image has no program of this name. */
    NO_SUCH_PROGRAM("the boot image has no program of this name"),
    /** The program does not run on cores of this instruction set. */
    WRONG_ISA("the program does not run on cores of this instruction set"),
    /** There is not so much memory left in one piece. */
    OUT_OF_MEMORY("there is not so much memory left in one piece"),
    /** A name has 1 to 63 letters, digits, dots, dashes and underscores. */
    BAD_NAME("a name has 1 to 63 letters, digits, dots, dashes and underscores"),
    /** An argument is outside the range that the service accepts. */
    BAD_ARGUMENT("an argument is outside the range that the service accepts"),
    /** Somebody else has registered this name. */
    NAME_IN_USE("somebody else has registered this name"),
    /** Nobody has registered this name. */
    NO_SUCH_NAME("nobody has registered this name"),
    /** It has not happened in time. */
    TIMED_OUT("it has not happened in time"),
    /** No memory of this node is left to the memory service. */
    NO_SUCH_NODE("no memory of this node is left to the memory service"),
    /** This is not memory that the memory service has given out in one piece. */
    NOT_ALLOCATED("this is not memory that the memory service has given out in one piece"),
    /** Something that was made of this memory is still there. */
    STILL_IN_USE("something that was made of this memory is still there");

    private final String sentence;

    SystemError(String sentence) {
        this.sentence = sentence;
    }

    /** What went wrong, in words. */
    public String sentence() {
        return sentence;
    }

    /** How it travels. */
    public ErrorCode code() {
        return ErrorCode.of(name());
    }

    /** Whether this is what a message says. */
    public boolean matches(ErrorCode error) {
        return code().equals(error);
    }

    /** Says in words what any error code of the system or of the kernel means. */
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
