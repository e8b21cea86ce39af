package org.barreleye.experiment.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.barreleye.boot.Boot;
import org.barreleye.boot.StandardSystem;
import org.barreleye.domain.network.Datagram;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.DeviceDescription;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.WireDescription;
import org.barreleye.machine.experiment.Experiment;
import org.barreleye.machine.experiment.Measurement;

/**
 * Datagrams between a program and the echo service of the host on the wire, through the network stack and the driver:
 * how long one takes there and back, and how many are exchanged in a second.
 */
public final class NetworkTraffic implements Experiment {
    private static final long SEED = 1;
    private static final double NANOSECONDS_PER_MICROSECOND = 1_000;
    private static final double NANOSECONDS_PER_MILLISECOND = 1_000_000;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public String about() {
        return "datagrams of 1 to 1,472 bytes to the host on the wire and back: round trip, and throughput";
    }

    @Override
    public List<String> machines() {
        return List.of();
    }

    @Override
    public int fittedParameters(String machine) {
        return 0;
    }

    @Override
    public List<Measurement> run(MachineDescription machine) {
        DeviceDescription nic = machine.devices().stream()
                .filter(device -> device.kind() == DeviceDescription.Kind.NIC).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(machine.name() + " has no network interface"));
        if (machine.wire().filter(WireDescription::hasPeer).isEmpty()) {
            throw new IllegalArgumentException("no host is on the wire of " + machine.name());
        }
        List<Integer> sizes = List.of(1, 512, Datagram.BYTES_MAX);
        List<DatagramProgram.Result> results = new ArrayList<>();
        DatagramProgram program = new DatagramProgram(sizes, results);
        try (Machine booted = Boot.on(StandardSystem.on(machine, program, List.of(), 0), SEED)) {
            booted.run();
            if (results.size() < sizes.size()) {
                throw new IllegalArgumentException("the network of " + machine.name() + " does not work: "
                        + booted.console());
            }
        }
        int cores = nic.interrupted().equals(Boot.bootCore(machine)) ? 1 : 2;
        List<Measurement> rows = new ArrayList<>();
        for (DatagramProgram.Result result : results) {
            String bytes = ", " + result.bytes() + (result.bytes() == 1 ? " byte" : " bytes");
            rows.add(row(machine, "round trip" + bytes, cores, "us",
                    result.roundTrip() / NANOSECONDS_PER_MICROSECOND));
            rows.add(row(machine, "to itself" + bytes, cores, "us", result.local() / NANOSECONDS_PER_MICROSECOND));
            rows.add(row(machine, "throughput" + bytes, cores, "packets/ms",
                    NANOSECONDS_PER_MILLISECOND / result.interval()));
            rows.add(row(machine, "throughput" + bytes, cores, "MB/s",
                    result.bytes() * NANOSECONDS_PER_MILLISECOND / 1_000 / result.interval()));
        }
        return rows;
    }

    private Measurement row(MachineDescription machine, String row, int cores, String unit, double measured) {
        return new Measurement(name(), machine.name(), row, cores, unit, measured, OptionalDouble.empty());
    }

    @Override
    public List<String> remarks(MachineDescription machine, List<Measurement> rows) {
        WireDescription wire = machine.wire().orElseThrow();
        return List.of("The program and the stack run on the boot core; the driver on the core that the interface"
                + " interrupts.",
                "round trip: from before the datagram is sent until the program has the answer. On the wire it takes,"
                + String.format(Locale.ROOT, " each way, %.2f us and the time of the frame at %d megabits a second; the"
                + " host answers after 2 us.", wire.latency() / 1e6, wire.megabits()),
                "to itself: the datagram goes to the stack and comes back to the same port, without the driver.",
                "throughput: answers, while " + DatagramProgram.WINDOW + " datagrams are on their way.");
    }
}
