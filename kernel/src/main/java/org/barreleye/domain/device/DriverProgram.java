package org.barreleye.domain.device;

import java.util.List;
import org.barreleye.domain.Domain;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.syscall.Upcalls;

/**
 * A driver that the device manager starts. It gets the capabilities to one device, and ends when the manager does: the
 * next manager starts the drivers again. It is a reactor.
 */
public interface DriverProgram extends Program.ReactorProgram {
    /** The kinds of devices that it drives. */
    List<String> kinds();

    /**
     * Takes the device over. Called once; may not wait.
     *
     * @param device says to the manager when it is in use, or that it cannot be used
     */
    void attach(Domain domain, ClaimedDevice device);

    @Override
    default Upcalls load(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.start(syscalls);
        new DeviceClaim(this, domain).begin();
        return domain.events();
    }
}
