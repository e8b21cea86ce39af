package org.barreleye.flounder.roundtrip;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import org.barreleye.flounder.roundtrip.PlanInterpreter.Frame;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LineReceiver;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.LmpReceiver;
import org.barreleye.kpi.types.CapabilityReference;

/** Remembers what one end of a channel receives. All else goes through. */
final class RecordingChannel {
    /** Remembers nothing. */
    static final RecordingChannel OFF = new RecordingChannel();

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<CapabilityReference> capabilities = new ArrayDeque<>();
    private final Deque<CapabilityReference> released = new ArrayDeque<>();

    /** The capabilities that were deleted because their message was not delivered. */
    Deque<CapabilityReference> released() {
        return released;
    }

    Deque<Frame> frames() {
        return frames;
    }

    Deque<CapabilityReference> capabilities() {
        return capabilities;
    }

    /** The same slots, seen. */
    LineChannel slots(LineChannel channel) {
        CapabilityChannel plain = channel.capabilities();
        CapabilityChannel tappedChannel =
                tapped(CapabilityChannel.class, plain, (proxy, method, given) -> switch (method.getName()) {
            case "take" -> {
                capabilities.add(plain.take());
                yield capabilities.getLast();
            }
            case "release" -> released.add((CapabilityReference) given[0]);
            default -> method.invoke(plain, given);
        });
        return tapped(LineChannel.class, channel, (proxy, method, given) -> switch (method.getName()) {
            case "receive" -> channel.receive(seen((LineReceiver) given[0]));
            case "take" -> {
                channel.take((long) given[0], seen((LineReceiver) given[1]));
                yield null;
            }
            case "capabilities" -> tappedChannel;
            default -> method.invoke(channel, given);
        });
    }

    private LineReceiver seen(LineReceiver receiver) {
        return (number, token, w0, w1, w2, w3, w4, w5, w6) -> {
            frames.add(new Frame(number, token, 7, PlanInterpreter.nothing(), w0, w1, w2, w3, w4, w5, w6));
            receiver.onLine(number, token, w0, w1, w2, w3, w4, w5, w6);
        };
    }

    /** The same endpoint, seen. */
    LmpChannel endpoint(LmpChannel channel) {
        return tapped(LmpChannel.class, channel, (proxy, method, given) -> switch (method.getName()) {
            case "receive" -> channel.receive(seen((LmpReceiver) given[0]));
            case "release" -> released.add((CapabilityReference) given[0]);
            default -> method.invoke(channel, given);
        });
    }

    private LmpReceiver seen(LmpReceiver receiver) {
        return (words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9) -> {
            frames.add(new Frame(0, 0, words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9));
            receiver.onMessage(words, capability, w0, w1, w2, w3, w4, w5, w6, w7, w8, w9);
        };
    }

    private <T> T tapped(Class<T> type, T plain, InvocationHandler handler) {
        if (this == OFF) {
            return plain;
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, given) -> {
            try {
                Object result = handler.invoke(proxy, method, given);
                return method.getReturnType() == void.class ? null : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
