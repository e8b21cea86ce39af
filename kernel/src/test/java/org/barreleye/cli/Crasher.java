package org.barreleye.cli;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.Endianness;

/** Accesses memory that it has not mapped. */
public final class Crasher implements Program.ThreadedProgram {
    @Override
    public String name() {
        return "crasher";
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        return (int) syscalls.memory().load(0xdead_0000L, 8, Endianness.LITTLE);
    }
}
