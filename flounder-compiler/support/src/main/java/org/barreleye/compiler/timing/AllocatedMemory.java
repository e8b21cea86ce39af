package org.barreleye.compiler.timing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** The memory that the threads of this virtual machine have allocated. Loaded only where it is asked for. */
final class AllocatedMemory {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes allocated so far by the threads that are alive; those of ended threads are missing. */
    long bytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(count -> count > 0)
                .sum();
    }

    /** The age of this virtual machine. */
    long millisecondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime();
    }
}
