package org.barreleye.samples.network;

import org.barreleye.samples.SystemCommand;
import picocli.CommandLine.Command;

/** Boots the system and runs the client of the network. */
@Command(name = "network", description = "Pings a host, asks it by UDP, and asks a network service of one class.")
public final class NetworkCommand extends SystemCommand {
    /** Makes the command: the client, and the server that it spawns. */
    public NetworkCommand() {
        super(new NetworkClient(), new UpperCaseServer());
    }
}
