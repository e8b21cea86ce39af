package org.barreleye.machine.network;

import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.machine.fault.LinkFlap;
import org.barreleye.machine.injection.PortFaultInjector;

/** The port of a station on the wire. It sends one frame after the other, and receives at the same time. */
public final class WirePort implements Copyable {
    private static final long LINK_LOST = -1;
    private static final long LINK_UP = -2;
    private static final long UNPLUGGED = -3;
    private static final long PLUGGED = -4;
    private static final int NUMBER_SHIFT = 32;

    private final Wire wire;
    private final String name;
    private final Station station;
    private final EventPoster poster;
    private final PortFaultInjector faults;
    // The frames on their way to the station, by the values of their events.
    private final TreeMap<Long, byte[]> arriving = new TreeMap<>();
    private long arrivals;
    private long busyUntil;
    private long lost;
    private boolean isUnplugged;

    WirePort(Wire wire, String name, Station station, EventPoster poster, PortFaultInjector faults) {
        this.wire = wire;
        this.name = name;
        this.station = station;
        this.poster = poster;
        this.faults = faults;
        for (LinkFlap flap : faults.flaps()) {
            poster.postWireEvent(flap.at(), LINK_LOST);
            poster.postWireEvent(flap.end(), LINK_UP);
        }
    }

    /** The name in faults. */
    public String name() {
        return name;
    }

    /** Returns whether the link is up. */
    public boolean isUp(long now) {
        return !isUnplugged && faults.isUp(now, now);
    }

    /**
     * Posts that the cable is pulled out of the port, or plugged in again. Meanwhile the frames that the station sends,
     * and those that arrive, are lost.
     *
     * @param at the time, in picoseconds; not before now
     */
    public void setPlugged(long at, boolean isPlugged) {
        poster.postWireEvent(at, isPlugged ? PLUGGED : UNPLUGGED);
    }

    /** Disconnects the station for good: another may be connected by the name of this port. */
    public void disconnect() {
        wire.disconnect(this);
    }

    /** The speed of the wire. */
    public int megabits() {
        return wire.megabits();
    }

    /** The frames that were lost at this port by faults, in both directions. */
    public long lost() {
        return lost;
    }

    /** The time at which a frame that is sent now would begin: after those before it. */
    public long freeAt(long now) {
        return Math.max(now, busyUntil);
    }

    /**
     * Sends a frame to all other stations, when the frames before it have left.
     *
     * @param frame up to 1,514 bytes, without its frame check sequence; a short one is padded on the wire
     * @return the time at which its last bit has left
     */
    public long send(long now, byte[] frame) {
        long begin = freeAt(now);
        busyUntil = begin + wire.frameTime(frame.length);
        if (isUnplugged || !faults.isUp(begin, busyUntil) || faults.losesFrame()) {
            lost++;
            return busyUntil;
        }
        byte[] sent = frame.clone();
        wire.transmit(this, begin + faults.reorderDelay(), sent);
        if (faults.duplicatesFrame()) {
            wire.transmit(this, begin + faults.lateness(), sent);
        }
        return busyUntil;
    }

    /** A frame arrives at a time that has not come yet. */
    void postArrival(long at, byte[] frame) {
        if (faults.losesFrame()) {
            lost++;
            return;
        }
        post(at + faults.reorderDelay(), frame);
        if (faults.duplicatesFrame()) {
            post(at + faults.lateness(), frame);
        }
    }

    private void post(long at, byte[] frame) {
        long value = arrivals++ << NUMBER_SHIFT | hash(frame);
        arriving.put(value, frame);
        poster.postWireEvent(at, value);
    }

    /** Makes the contents part of the event, and so of the trace hash: FNV-1a of 31 bits. */
    private static long hash(byte[] frame) {
        int hash = 0x811c9dc5;
        for (byte value : frame) {
            hash = (hash ^ value & 0xff) * 0x01000193;
        }
        return hash & 0x7fff_ffffL;
    }

    /** An event of this port is due. */
    public void onEvent(long now, long value) {
        if (value == LINK_LOST || value == LINK_UP) {
            station.onLinkChange(now, value == LINK_UP);
            return;
        }
        if (value == UNPLUGGED || value == PLUGGED) {
            isUnplugged = value == UNPLUGGED;
            station.onLinkChange(now, !isUnplugged);
            return;
        }
        byte[] frame = arriving.remove(value);
        if (isUp(now)) {
            station.onFrame(now, frame);
        } else {
            lost++;
        }
    }
}
