package org.barreleye.service;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.BootResult;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.syscall.Manifest;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.kpi.syscall.SystemCalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.fault.Faults;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.service.process.ProcessService;

/**
 * Straight-line code as a service of the boot plan. It exports a service that accepts nobody, since that makes it
 * ready.
 *
 * @param name what it is called
 * @param lines what it does
 */
record LinesService(String name, BootResult.Lines lines) implements Program.ThreadedProgram {
    /** Boots the standard system with the service, which takes the place of that of the same name, if there is one. */
    static BootResult boot(String machine, String service, BootResult.Lines lines, BootResult.Lines main) {
        MachineDescription description = Presets.named(machine);
        SystemPlan plan = StandardSystem.on(description,
                new BootResult.LinesProgram("main", Manifest.PLAIN, main), List.of(), 0);
        Program program = new LinesService(service, lines);
        if (plan.programs().stream().anyMatch(other -> other.name().equals(service))) {
            return BootResult.on(machine).run(plan.replace(program));
        }
        ProcessService processes = (ProcessService) plan.programs().stream()
                .filter(ProcessService.class::isInstance).findFirst().orElseThrow();
        List<String> names = new ArrayList<>(processes.programs());
        names.add(service);
        plan.replace(new ProcessService(names, processes.cores(), processes.startedAtBoot()));
        plan.component(program, Boot.bootCore(description), Role.SERVICE, "", "names");
        return BootResult.on(machine).withFaults(Faults.none()).run(plan);
    }

    @Override
    public Manifest manifest() {
        return Manifest.PLAIN;
    }

    @Override
    public int main(SystemCalls syscalls, long process, long unused) {
        Domain domain = Domain.startThreaded(syscalls);
        domain.export(channel -> {
            throw new IllegalStateException("nobody binds to this service");
        }, new ExportContinuation() {
            @Override
            public void replied(CapabilityReference exported, ErrorCode err) {
                domain.slots().release(exported);
            }

            @Override
            public void failed(Failure failure) {
                syscalls.print("the export has failed: " + failure);
            }
        });
        try {
            lines.run(domain);
            return 0;
        } catch (CallFailed failed) {
            syscalls.print(failed.getMessage());
            return 1;
        }
    }
}
