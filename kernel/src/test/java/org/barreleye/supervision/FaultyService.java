package org.barreleye.supervision;

import java.util.concurrent.atomic.AtomicInteger;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;
import org.barreleye.kpi.syscall.Wait;

/** A service that throws an exception when a plan says so. */
final class FaultyService implements Program.ReactorProgram {
    /** Decides when an instance of the service fails. */
    @FunctionalInterface
    interface Faults {
        /**
         * Returns whether the service fails now.
         *
         * @param instance how often the service was started before
         * @param upcall how many upcalls this instance has had; -1 while it is loaded
         */
        boolean fails(int instance, int upcall);
    }

    private final Program.ReactorProgram service;
    private final Faults faults;
    private final AtomicInteger instances = new AtomicInteger();

    FaultyService(Program.ReactorProgram service, Faults faults) {
        this.service = service;
        this.faults = faults;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public Manifest manifest() {
        return service.manifest();
    }

    @Override
    public Upcalls load(SystemCalls syscalls, long process, long unused) {
        int instance = instances.getAndIncrement();
        failIf(faults.fails(instance, -1));
        Upcalls upcalls = service.load(syscalls, process, unused);
        AtomicInteger count = new AtomicInteger();
        return new Upcalls() {
            @Override
            public Wait run() {
                failIf(faults.fails(instance, count.getAndIncrement()));
                return upcalls.run();
            }
        };
    }

    private static void failIf(boolean fails) {
        if (fails) {
            throw new IllegalStateException("an injected fault");
        }
    }
}
