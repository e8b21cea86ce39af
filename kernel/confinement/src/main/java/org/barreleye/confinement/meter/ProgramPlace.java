package org.barreleye.confinement.meter;

import java.util.Arrays;

/** A place in a program, for messages. */
public final class ProgramPlace {
    private ProgramPlace() {}

    /** The place in the program that the running thread is at. */
    static String ofCaller() {
        return of(new Throwable());
    }

    /** The innermost place of a program in the stack trace of an exception. */
    public static String of(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(ProgramPlace::isOfProgram)
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")")
                .orElse("the program");
    }

    /** Returns whether an exception was thrown in a system call: below the innermost place of the program. */
    static boolean isInKernel(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .takeWhile(frame -> !isOfProgram(frame))
                .anyMatch(frame -> frame.getClassName().startsWith(MeteredSystemCalls.class.getName())
                        || frame.getClassName().startsWith(MeteredMemory.class.getName()));
    }

    /** Returns whether a frame belongs to a program: the loader of a domain has this name. */
    private static boolean isOfProgram(StackTraceElement frame) {
        return ProgramLoaderName.VALUE.equals(frame.getClassLoaderName())
                && !frame.getClassName().equals(Meter.class.getName());
    }
}
