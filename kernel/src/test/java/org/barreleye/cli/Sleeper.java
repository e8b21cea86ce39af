package org.barreleye.cli;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Wait;

/** Never ends of itself. */
public final class Sleeper implements Program.ThreadedProgram {
    @Override
    public String name() {
        return "sleeper";
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        while (syscalls.now() >= 0) {
            syscalls.suspend(new Wait(new long[0], Wait.FOREVER));
        }
        return 0;
    }
}
