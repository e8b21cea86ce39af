package org.barreleye.service.bus;

import org.barreleye.domain.Domain;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;

/**
 * The program of the bus enumeration service.
 *
 * @param place the bus of the machine
 */
public record BusService(BusPlace place) implements Program.ReactorProgram {
    @Override
    public String name() {
        return "bus";
    }

    @Override
    public Manifest manifest() {
        return Manifest.needing(Manifest.Need.INTERRUPTS);
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        BusFunctions functions = new BusFunctions(domain, place);
        functions.start(new BusOpening(domain, name(), functions));
        return domain.events();
    }
}
