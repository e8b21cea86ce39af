package org.barreleye.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.Policy;
import org.barreleye.boot.StandardSystem;
import org.barreleye.boot.SystemPlan;
import org.barreleye.cpudriver.schedule.SchedulingPolicy;
import org.barreleye.kpi.channel.QueueSizes;
import org.barreleye.kpi.syscall.Program;
import org.barreleye.machine.Machine;
import org.barreleye.machine.MachineGroup;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.fault.FaultPrinter;
import org.barreleye.machine.fault.Faults;

/**
 * The machines of a run and the system that they boot: all but the input on which a run depends.
 *
 * @param description the machine
 * @param machines the number of such machines on one wire
 * @param seed the seed of all random numbers
 * @param programs the programs that can be spawned
 * @param jars those of them that come from jars
 * @param policy the scheduling policy of every core
 * @param sizes the sizes of rings and queues
 * @param granted the authorities and quotas of the programs
 * @param grants what the command line has granted
 * @param faults the faults of the further machines, and the seed of all
 */
record RunConfiguration(MachineDescription description, int machines, long seed, Programs programs, List<Path> jars,
        SchedulingPolicy policy, QueueSizes sizes, Policy granted, List<String> grants, RunFaults faults) {
    // Nanoseconds of machine time for which programs in the background run before the next line is read.
    private static final long INPUT_DELAY = 1_000_000;
    private static final int HASH_BYTES = 8;

    /** A run in which only the first machine has faults, which are drawn by its seed. */
    RunConfiguration(MachineDescription description, int machines, long seed, Programs programs, List<Path> jars,
            SchedulingPolicy policy, QueueSizes sizes, Policy granted, List<String> grants) {
        this(description, machines, seed, programs, jars, policy, sizes, granted, grants, RunFaults.none());
    }

    /** Makes the main program of a machine. */
    interface Shells {
        /** Makes it for the machine of a number. */
        Program of(int machine);
    }

    /**
     * Checks that the machine has a wire.
     *
     * @param option needs it
     */
    void requireWire(String option) throws InvalidInput {
        if (description.wire().isEmpty()) {
            throw new InvalidInput(option + ": the machine " + description.name()
                    + " has no network; use one that has a 'wire', such as demo");
        }
    }

    /** Checks that the machine gets an address from the peer host on its wire. */
    void requirePeer(String option) throws InvalidInput {
        requireWire(option);
        if (description.wire().filter(WireDescription::hasPeer).isEmpty()) {
            throw new InvalidInput(option + ": the machine " + description.name()
                    + " gets no address, since its wire has no peer host; use one with 'peer: yes'");
        }
    }

    /** Builds the machines, which are on and have not taken a step. */
    MachineGroup powerOn(Shells shells) throws InvalidInput {
        List<Machine> built = new ArrayList<>();
        try {
            for (int number = 0; number < machines; number++) {
                long ownSeed = MachineGroup.seed(seed, number);
                SystemPlan plan = StandardSystem.on(number == 0 ? description : description.numbered(number),
                        shells.of(number), programs.all(), INPUT_DELAY, policy).withQueues(sizes).grantedBy(granted);
                Faults own = faults.of(description, number);
                built.add(number == 0 ? Boot.on(plan, ownSeed, own)
                        : Boot.on(plan, ownSeed, own, MachineGroup.attachment(built.get(0), number)));
            }
            return new MachineGroup(built);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidInput("the system does not run on the machine " + description.name() + ": "
                    + invalid.getMessage());
        }
    }

    /** Identifies the run for a recording of its input: a word and a value in each line. */
    List<String> header() throws IOException {
        MessageDigest jarDigest = digest();
        for (Path jar : jars) {
            jarDigest.update(Files.readAllBytes(jar));
        }
        List<String> lines = new ArrayList<>(List.of("machine " + description.name(),
                "description " + hash(digest().digest(description.toString().getBytes(StandardCharsets.UTF_8))),
                "machines " + machines,
                "seed " + seed,
                "scheduler " + policy.label(),
                "ring-lines " + sizes.ringLines(),
                "endpoint-messages " + sizes.endpointMessages(),
                "programs " + String.join(" ", programs.names()),
                "jars " + (jars.isEmpty() ? "none" : hash(jarDigest.digest())),
                "grants " + (grants.isEmpty() ? "none" : String.join(" ", grants))));
        description.faults().forEach(fault -> lines.add("fault " + FaultPrinter.print(fault)));
        lines.addAll(faults.header());
        return lines;
    }

    private static String hash(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
