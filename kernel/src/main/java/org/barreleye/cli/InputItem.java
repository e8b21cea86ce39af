package org.barreleye.cli;

import org.barreleye.packet.Ipv4Address;
import org.barreleye.packet.Payload;

/** A piece of the input of a run. Steps are those of all machines together, counted from 0; times are picoseconds. */
sealed interface InputItem {
    /** A line that was read from the terminal at a time. */
    record Line(long time, String text) implements InputItem {}

    /** The end of the input of the terminal, which was read at a time. */
    record EndOfInput(long time) implements InputItem {}

    /** Ctrl-C, before a step. */
    record Interrupt(long step) implements InputItem {}

    /**
     * A datagram from outside.
     *
     * @param time at which the gateway begins to send it
     * @param step the step before which it came
     * @param sender its address outside
     * @param port of the gateway that stands for the sender
     * @param target the address of the first machine
     * @param service the port there
     * @param data its contents
     */
    record Datagram(long time, long step, String sender, int port, Ipv4Address target, int service, Payload data)
            implements InputItem {}
}
