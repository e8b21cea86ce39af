package org.barreleye.machine.network;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.injection.PortFaultInjector;
import org.barreleye.packet.EthernetFrame;
import org.barreleye.packet.PcapFile;

/**
 * An Ethernet segment: every frame that a port sends arrives at all others. The ports are full duplex, as at a switch:
 * frames of one port follow each other, frames of two ports do not disturb each other.
 *
 * <p>A wire between two machines belongs to both: they are copied together, and neither is ahead of the other by
 * more than {@link #shortestDelay}.
 */
public final class Wire implements Copyable {
    /** The longest latency, in picoseconds. */
    public static final long MAX_LATENCY = 1_000_000_000_000L;
    /** The highest speed. */
    public static final int MAX_MEGABITS = 400_000;

    // Preamble, frame check sequence and the gap between two frames (IEEE 802.3).
    private static final int OVERHEAD_BYTES = 24;
    private static final long PICOSECONDS_PER_MICROSECOND = 1_000_000;
    private static final long PICOSECONDS_PER_NANOSECOND = 1_000;

    private final long latency;
    private final int megabits;
    private final List<WirePort> ports = new ArrayList<>();
    private final List<RecordedFrame> recorded = new ArrayList<>();
    private boolean isRecording;

    /**
     * A wire without ports.
     *
     * @param latency the time from a port to another, in picoseconds
     * @param megabits the speed in 10^6 bits per second
     */
    public Wire(long latency, int megabits) {
        if (latency < 0 || latency > MAX_LATENCY || megabits < 1 || megabits > MAX_MEGABITS) {
            throw new IllegalArgumentException("a wire has a latency of 0 ps to 1 s and 1 to 400000 megabits per"
                    + " second, not " + latency + " ps and " + megabits);
        }
        this.latency = latency;
        this.megabits = megabits;
    }

    /**
     * Connects a station.
     *
     * @param name unique on the wire; faults name it
     * @param poster posts the events of the port, at the machine of the station
     * @param faults of the port
     */
    public WirePort connect(String name, Station station, EventPoster poster, PortFaultInjector faults) {
        if (ports.stream().anyMatch(port -> port.name().equals(name))) {
            throw new IllegalArgumentException("two ports of the wire are named '" + name + "'; rename one");
        }
        WirePort port = new WirePort(this, name, station, poster, faults);
        ports.add(port);
        return port;
    }

    /** The port of a name. */
    public Optional<WirePort> port(String name) {
        return ports.stream().filter(port -> port.name().equals(name)).findFirst();
    }

    /** No frame arrives at the port any more. */
    void disconnect(WirePort port) {
        ports.remove(port);
    }

    /** The speed in 10^6 bits per second. */
    public int megabits() {
        return megabits;
    }

    /** The time that a frame of some bytes takes on the wire, with all that surrounds it. */
    public long frameTime(int bytes) {
        long bits = (long) (Math.max(bytes, EthernetFrame.MIN_BYTES) + OVERHEAD_BYTES) * Byte.SIZE;
        return bits * PICOSECONDS_PER_MICROSECOND / megabits;
    }

    /** The shortest time from the begin of a frame at a port to its arrival at another. */
    public long shortestDelay() {
        return frameTime(EthernetFrame.MIN_BYTES) + latency;
    }

    void transmit(WirePort from, long begin, byte[] frame) {
        if (isRecording) {
            recorded.add(new RecordedFrame(begin, frame));
        }
        for (WirePort port : ports) {
            if (port != from) {
                port.postArrival(begin + frameTime(frame.length) + latency, frame);
            }
        }
    }

    /** Begins to keep every frame that is on the wire. */
    public void startRecording() {
        isRecording = true;
    }

    /** The frames since recording began, in the order of their times; also those that the receiving port has lost. */
    public List<RecordedFrame> recorded() {
        return recorded.stream().sorted(Comparator.comparingLong(RecordedFrame::time)).toList();
    }

    /** Writes the recorded frames as a capture in the pcap format; the epoch is the power-on of the machine. */
    public void writePcap(OutputStream out) throws IOException {
        PcapFile file = PcapFile.begin(out);
        for (RecordedFrame frame : recorded()) {
            file.write(frame.time() / PICOSECONDS_PER_NANOSECOND, frame.frame());
        }
    }
}
