package org.barreleye.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.state.StateCloner;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.network.Wire;
import org.barreleye.machine.network.WireAttachment;
import org.barreleye.machine.random.SeededRandom;
import org.barreleye.machine.time.EventQueue;
import org.barreleye.machine.time.Horizon;
import org.barreleye.machine.trace.TraceHash;

/**
 * Machines on one wire, run by one thread: the machine with the earliest event takes the next step; of several, the
 * first. All count their time from the same power-on. A frame of one arrives at another after the delay of the wire, so
 * none acts later than that after the next event of any other.
 *
 * <p>The first machine owns the wire and the hosts on it; the run ends when it is off. A group of one machine runs as
 * that machine does alone.
 */
public final class MachineGroup implements Copyable, AutoCloseable {
    /** The most machines of a group. */
    public static final int MAX_MACHINES = 16;

    private final List<Machine> machines;
    // By machine: whether it is connected to the wire.
    private final boolean[] isConnected;

    /**
     * Makes a group.
     *
     * @param machines the first one owns the wire; the others were created with an {@link #attachment} to it
     * @throws IllegalArgumentException if there are none or too many, if one of several is not on the wire of the
     *     first, or if two network interfaces have the same address
     */
    public MachineGroup(List<Machine> machines) {
        if (machines.isEmpty() || machines.size() > MAX_MACHINES) {
            throw new IllegalArgumentException("a group has 1 to " + MAX_MACHINES + " machines, not "
                    + machines.size());
        }
        this.machines = new ArrayList<>(machines);
        isConnected = new boolean[machines.size()];
        Arrays.fill(isConnected, true);
        if (machines.size() > 1) {
            Wire wire = wireOf(machines.get(0));
            TreeSet<Long> addresses = new TreeSet<>();
            for (Machine machine : machines) {
                requireConnected(machine, wire, addresses);
                List<Machine> others = new ArrayList<>(machines);
                others.remove(machine);
                machine.setHorizon(new GroupHorizon(others, wire.shortestDelay()));
            }
        }
    }

    private static void requireConnected(Machine machine, Wire wire, TreeSet<Long> addresses) {
        MachineDescription description = machine.description();
        if (machine.wire().filter(own -> own == wire).isEmpty()) {
            throw new IllegalArgumentException("machine '" + description.name() + "' is not on the wire of the first");
        }
        for (DeviceDescription device : description.devices()) {
            if (device.kind() == DeviceDescription.Kind.NIC && !addresses.add(description.macOf(device).bits())) {
                throw new IllegalArgumentException("two network interfaces on the wire have the address "
                        + description.macOf(device) + "; let the machine file give another 'mac' to one");
            }
        }
    }

    /**
     * The attachment of a further machine to the wire of the first.
     *
     * @param number of the further machine, from 1; its ports are named {@code m1.nic0} and so on
     * @throws IllegalArgumentException if the first machine has no wire
     */
    public static WireAttachment attachment(Machine first, int number) {
        return new WireAttachment(wireOf(first), "m" + number + ".");
    }

    private static Wire wireOf(Machine first) {
        return first.wire().orElseThrow(() -> new IllegalArgumentException("machine '" + first.description().name()
                + "' has no wire, so no other can be connected to it; add a 'wire'"));
    }

    /** The seed of a machine of a group: for the first that of the group, for others one derived from it. */
    public static long seed(long ofGroup, int number) {
        return number == 0 ? ofGroup : new SeededRandom(ofGroup).fork("machine " + number).upTo(Long.MAX_VALUE);
    }

    /** The machines. */
    public List<Machine> machines() {
        return List.copyOf(machines);
    }

    /** The first machine. */
    public Machine first() {
        return machines.get(0);
    }

    /** A group in the same state, with copies of all machines and of the wire. */
    public MachineGroup copy() {
        return new StateCloner().copy(this);
    }

    /** The time of the next event of any machine; {@link Long#MAX_VALUE} if there is none, or if the first is off. */
    public long nextEventTime() {
        return first().exitStatus().isPresent() ? EventQueue.NEVER : machines.get(next()).nextEventTime();
    }

    /** The time of the last event of any machine, in picoseconds since power-on. */
    public long now() {
        return machines.stream().mapToLong(Machine::now).max().orElseThrow();
    }

    private int next() {
        int next = 0;
        for (int index = 1; index < machines.size(); index++) {
            if (machines.get(index).nextEventTime() < machines.get(next).nextEventTime()) {
                next = index;
            }
        }
        return next;
    }

    /**
     * Lets the machine with the earliest event take a step; a machine alone, one of up to {@value
     * Machine#EVENTS_OF_A_STEP} events.
     *
     * @return false if no machine has an event, or if the first is off
     */
    public boolean step() {
        if (first().exitStatus().isPresent()) {
            return false;
        }
        disconnectStopped();
        int index = next();
        Machine machine = machines.get(index);
        if (machines.size() > 1 && machine.nextEventTime() < machine.now()) {
            throw new IllegalStateException("machine " + index + " has an event at " + machine.nextEventTime()
                    + " ps, which is before its last one at " + machine.now() + " ps");
        }
        return machine.step(machines.size() == 1 ? Machine.EVENTS_OF_A_STEP : 1);
    }

    /** Nothing arrives at machines that are off. */
    private void disconnectStopped() {
        for (int index = 1; index < machines.size(); index++) {
            if (isConnected[index] && machines.get(index).exitStatus().isPresent()) {
                isConnected[index] = false;
                machines.get(index).disconnect();
            }
        }
    }

    /** Takes steps until there is none. */
    public void run() {
        while (step()) {
            // each call is one step of one machine
        }
    }

    /** The hash of all events of all machines so far; of one machine, its own. */
    public long traceHash() {
        if (machines.size() == 1) {
            return first().traceHash();
        }
        TraceHash hash = new TraceHash();
        machines.forEach(machine -> hash.mix(machine.traceHash()));
        return hash.value();
    }

    @Override
    public void close() {
        machines.forEach(Machine::close);
    }

    /** The horizon of one machine: nothing that the others do arrives there earlier. */
    private static final class GroupHorizon implements Horizon {
        private final List<Machine> others;
        private final long delay;

        GroupHorizon(List<Machine> others, long delay) {
            this.others = others;
            this.delay = delay;
        }

        @Override
        public long time() {
            long earliest = EventQueue.NEVER;
            for (Machine other : others) {
                earliest = Math.min(earliest, other.nextEventTime());
            }
            return earliest > EventQueue.NEVER - delay ? EventQueue.NEVER : earliest + delay;
        }
    }
}
