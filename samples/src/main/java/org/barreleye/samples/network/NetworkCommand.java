package org.barreleye.samples.network;

import org.barreleye.samples.DriverCommand;
import picocli.CommandLine.Command;

/** Boots the system on a machine with a network interface, and runs the program that drives it. */
@Command(name = "network", description = "A driver and a network stack: an address by DHCP, ping, UDP.")
public final class NetworkCommand extends DriverCommand {
    /** Makes the command. */
    public NetworkCommand() {
        super(new NetworkProgram(), "amd-4x4");
    }
}
