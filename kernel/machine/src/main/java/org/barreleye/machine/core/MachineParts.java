package org.barreleye.machine.core;

import java.util.List;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.device.Devices;
import org.barreleye.machine.injection.FaultInjector;
import org.barreleye.machine.interrupt.InterruptLatencies;
import org.barreleye.machine.memory.AddressMap;
import org.barreleye.machine.memory.CoherenceDirectory;
import org.barreleye.machine.memory.MachineMemory;
import org.barreleye.machine.ordering.WriteNotifier;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.SimulationClock;
import org.barreleye.machine.time.TimerTable;
import org.barreleye.machine.trace.Console;
import org.barreleye.machine.trace.Trace;
import org.barreleye.machine.trace.TraceHash;

/**
 * The parts of a machine to which a core is connected when it is created. Only constructors read it, and no object
 * keeps it.
 *
 * @param addressMaps by core
 * @param interruptLatencies by core
 * @param propagations by core, when its next store or invalidation takes effect
 * @param timers by core, when its timer expires
 * @param steps by core, when its software runs next
 */
public record MachineParts(
        MachineDescription description,
        List<AddressMap> addressMaps,
        List<InterruptLatencies> interruptLatencies,
        MachineMemory memory,
        CoherenceDirectory directory,
        WriteNotifier writeNotifier,
        Devices devices,
        FaultInjector faultInjector,
        EventQueue queue,
        TimerTable propagations,
        TimerTable timers,
        TimerTable steps,
        SimulationClock simulationClock,
        TraceHash hash,
        Trace trace,
        Console console,
        Cores cores,
        Contexts contexts,
        RunningCore runningCore,
        ContextTurns contextTurns) {}
