package org.barreleye.demo;

import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;

/** A program that computes forever and never blocks. */
public record CpuHog() implements Program.ThreadedProgram {
    static final long CYCLES_AT_A_TIME = 10_000;

    @Override
    public String name() {
        return "hog";
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        while (true) {
            syscalls.compute(CYCLES_AT_A_TIME);
        }
    }
}
