package org.barreleye.shell.command;

import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.control.ControlClient;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.kpi.outcome.CallFailed;

/**
 * The environment of a command: the services that the shell is bound to, its output and its state.
 *
 * @param nameService the name service
 * @param processService the process service
 * @param controlService the control of the cores, which ends processes that other programs have started
 * @param authorities the capabilities of the shell that it can pass on
 * @param inspectors the inspection services of the cores
 * @param memoryService the memory service
 * @param knowledgeService the knowledge base service
 * @param deviceService the device manager
 * @param busService the enumeration of the bus
 * @param networkService the network
 * @param screen the output
 * @param environment the variables of the programs that the shell starts
 * @param interruption the user's interrupt
 * @param exit the exit state of the shell
 * @param context properties of the run that no service has
 */
public record Session(
        BoundService<NameserviceClient> nameService,
        BoundService<ProcessesClient> processService,
        BoundService<ControlClient> controlService,
        Authorities authorities,
        CoreInspectors inspectors,
        BoundService<MemoryClient> memoryService,
        BoundService<KnowledgeClient> knowledgeService,
        BoundService<DevicesClient> deviceService,
        BoundService<BusClient> busService,
        BoundService<NetClient> networkService,
        Screen screen,
        Environment environment,
        Interruption interruption,
        Exit exit,
        ShellContext context) {
    NameserviceClient names() throws CallFailed {
        return nameService.client();
    }

    ControlClient control() throws CallFailed {
        return controlService.client();
    }

    ProcessesClient processes() throws CallFailed {
        return processService.client();
    }

    MemoryClient memory() throws CallFailed {
        return memoryService.client();
    }

    KnowledgeClient knowledge() throws CallFailed {
        return knowledgeService.client();
    }

    DevicesClient devices() throws CallFailed {
        return deviceService.client();
    }

    BusClient bus() throws CallFailed {
        return busService.client();
    }

    NetClient network() throws CallFailed {
        return networkService.client();
    }
}
