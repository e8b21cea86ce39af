package org.barreleye.confinement.meter;

/**
 * The check that the host's thread has room for a system call. The count of the frames of a program does not include
 * the frames of {@code java.*} between them, such as those of the hash code of nested lists; so before a system call
 * from under such frames a recursion of fixed depth tries the stack. If it overflows, it does so in the program's part
 * of the call: the kernel has not begun.
 */
final class StackProbe {
    // At least 24 KiB of compiled frames, 160 KiB of interpreted ones. A system call needs less than 16 KiB.
    private static final int LEVELS = 1_500;

    // Less than a method that java.* calls is counted with: above, no frames of java.* are on the stack.
    private static final int UNPROBED_BYTES = 2_000;

    private StackProbe() {}

    /**
     * Tries the stack if frames of {@code java.*} may be on it.
     *
     * @param left the bytes of stack that the thread has left
     * @throws StackOverflowError if there is no room for a system call
     */
    static void requireRoom(int left) {
        if (ProgramAccount.STACK_BYTES - left > UNPROBED_BYTES) {
            descend(LEVELS);
        }
    }

    private static int descend(int levels) {
        return levels == 0 ? 0 : descend(levels - 1) + 1;
    }
}
