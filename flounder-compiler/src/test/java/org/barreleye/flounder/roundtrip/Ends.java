package org.barreleye.flounder.roundtrip;

import org.barreleye.flounder.plan.Transport;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.binding.Role;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LocalChannel;
import org.barreleye.kpi.host.HostChannels;

/** Two bound ends of an interface over one transport, both tapped. */
final class Ends {
    /** The transports, as suffixes of binding classes. */
    enum Kind { Ump, Lmp, Loopback, Local }

    private final Kind kind;
    private final RecordingChannel[] taps;
    private final Binding[] bindings = new Binding[2];

    /**
     * Opens both ends.
     *
     * @param slots the number of slots or messages that can be in flight
     * @param handlers of either end; over loopback the second one is not used
     */
    Ends(Generated generated, Kind kind, int slots, Object... handlers) {
        this(generated, kind, slots, CapabilityInspector.NONE,
                new RecordingChannel[] {new RecordingChannel(), new RecordingChannel()}, handlers);
    }

    private Ends(Generated generated, Kind kind, int slots, CapabilityInspector inspector, RecordingChannel[] taps,
            Object... handlers) {
        this.kind = kind;
        this.taps = taps;
        Class<?> type = generated.ofInterface(kind.name());
        switch (kind) {
            case Ump -> {
                HostChannels.UmpPair pair = HostChannels.ump(slots + 1, inspector);
                bindings[0] = open(type, LineChannel.class, taps[0].slots(pair.first()), handlers[0], Role.CONNECTS);
                bindings[1] = open(type, LineChannel.class, taps[1].slots(pair.second()), handlers[1], Role.ACCEPTS);
            }
            case Lmp -> {
                HostChannels.LmpPair pair = HostChannels.lmp(slots, inspector);
                bindings[0] = open(type, LmpChannel.class, taps[0].endpoint(pair.first()), handlers[0], Role.CONNECTS);
                bindings[1] = open(type, LmpChannel.class, taps[1].endpoint(pair.second()), handlers[1], Role.ACCEPTS);
            }
            case Local -> {
                LocalChannel.Pair pair = LocalChannel.pair(slots, inspector);
                bindings[0] = open(type, LineChannel.class, taps[0].slots(pair.first()), handlers[0], Role.JOINED);
                bindings[1] = open(type, LineChannel.class, taps[1].slots(pair.second()), handlers[1], Role.JOINED);
            }
            case Loopback -> {
                LineChannel channel = taps[0].slots(LocalChannel.loopback(slots, inspector));
                bindings[0] = open(type, LineChannel.class, channel, handlers[0], Role.JOINED);
                bindings[1] = bindings[0];
                taps[1] = taps[0];
            }
        }
    }

    /** Two ends without listeners, since those take memory. */
    static Ends untapped(Generated generated, Kind kind, int slots, Object... handlers) {
        return holding(generated, kind, slots, CapabilityInspector.NONE, handlers);
    }

    /** Two ends without listeners, whose capabilities an inspector knows. */
    static Ends holding(Generated generated, Kind kind, int slots, CapabilityInspector inspector, Object... handlers) {
        return new Ends(generated, kind, slots, inspector,
                new RecordingChannel[] {RecordingChannel.OFF, RecordingChannel.OFF}, handlers);
    }

    private static Binding open(Class<?> type, Class<?> channelType, Object channel, Object handler, Role role) {
        Class<?> handlerType = handler.getClass().getInterfaces()[0];
        try {
            return (Binding) Generated.call(null, type.getDeclaredMethod("open", channelType, handlerType, Role.class),
                    channel, handler, role);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(type + " cannot be opened", e);
        }
    }

    /** The end of a side, 0 or 1. */
    Binding binding(int side) {
        return bindings[side];
    }

    /** The messages that a side has received. */
    RecordingChannel tap(int side) {
        return taps[side];
    }

    /** The layout of messages. */
    Transport layout() {
        return kind == Kind.Lmp ? Transport.LMP : Transport.UMP;
    }

    /** Returns whether both sides are one. */
    boolean hearsItself() {
        return kind == Kind.Loopback;
    }

    /** Polls both ends until neither makes progress. */
    void settle() {
        boolean progress = true;
        while (progress) {
            progress = bindings[0].poll();
            progress |= bindings[1].poll();
        }
    }
}
