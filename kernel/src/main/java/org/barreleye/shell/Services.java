package org.barreleye.shell;

import org.barreleye.generated.user.bus.BusClient;
import org.barreleye.generated.user.control.ControlClient;
import org.barreleye.generated.user.devices.DevicesClient;
import org.barreleye.generated.user.knowledge.KnowledgeClient;
import org.barreleye.generated.user.memory.MemoryClient;
import org.barreleye.generated.user.nameservice.NameserviceClient;
import org.barreleye.generated.user.net.NetClient;
import org.barreleye.generated.user.processes.ProcessesClient;
import org.barreleye.generated.user.terminal.TerminalClient;
import org.barreleye.shell.command.Authorities;
import org.barreleye.shell.command.BoundService;
import org.barreleye.shell.command.CoreInspectors;

/**
 * The services that the shell uses.
 *
 * @param names the name service
 * @param processes the process service
 * @param control ends processes that other programs have started, and has the history of each service
 * @param authorities the capabilities of the shell that it can pass on
 * @param inspectors the inspection services of the cores
 * @param memory the memory service
 * @param knowledge the knowledge base service
 * @param devices the device manager
 * @param bus the enumeration of the bus
 * @param network the network
 * @param terminal the terminal service
 */
public record Services(BoundService<NameserviceClient> names, BoundService<ProcessesClient> processes,
        BoundService<ControlClient> control, Authorities authorities, CoreInspectors inspectors,
        BoundService<MemoryClient> memory, BoundService<KnowledgeClient> knowledge,
        BoundService<DevicesClient> devices, BoundService<BusClient> bus, BoundService<NetClient> network,
        BoundService<TerminalClient> terminal) {}
