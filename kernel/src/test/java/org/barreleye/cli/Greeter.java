package org.barreleye.cli;

import java.util.List;
import org.barreleye.domain.Arguments;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;

/** Greets the names in its arguments, and ends with the status in its environment; it was not built for the power32. */
public final class Greeter implements Program.ThreadedProgram {
    @Override
    public String name() {
        return "greeter";
    }

    @Override
    public Manifest manifest() {
        return new Manifest(List.of("x86-64", "x86-32", "armv7"), List.of());
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        Arguments arguments = Domain.start(syscalls).arguments();
        syscalls.print("hello " + String.join(" and ", arguments.words()));
        return Integer.parseInt(arguments.variable("STATUS").orElse("0"));
    }
}
