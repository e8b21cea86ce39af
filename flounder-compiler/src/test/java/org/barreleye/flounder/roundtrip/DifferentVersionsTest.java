package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.host.HostChannels;
import org.junit.jupiter.api.Test;

/** Two programs that were compiled from different versions of one definition, and meet. */
class DifferentVersionsTest {
    private static final String DIFFERENT =
            "MISMATCH: the two sides were compiled from different definitions of 'parcel'";

    /** A version of the definition, compiled. */
    private static Generated version(String messages) {
        return new Generated(Texts.sources("interface parcel { " + messages + " };"));
    }

    private static Binding end(Generated version, String how, Class<?> type, Object channel)
            throws ReflectiveOperationException {
        Class<?> handler = version.ofInterface("Handler");
        Class<?>[] types = {handler};
        Object deaf = Proxy.newProxyInstance(handler.getClassLoader(), types, (proxy, method, given) -> null);
        return (Binding) Generated.call(null, version.ofInterface("Interface").getMethod(how, type, handler), channel,
                deaf);
    }

    private static void settle(Binding first, Binding second) {
        boolean progress = true;
        while (progress) {
            progress = first.poll() | second.poll();
        }
    }

    private static void assertNamed(Generated one, Generated other, String message)
            throws ReflectiveOperationException {
        HostChannels.UmpPair slots = HostChannels.ump(2);
        Binding first = end(one, "connect", LineChannel.class, slots.first());
        Binding second = end(other, "accept", LineChannel.class, slots.second());
        settle(first, second);
        HostChannels.LmpPair endpoints = HostChannels.lmp(1);
        Binding third = end(one, "connect", LmpChannel.class, endpoints.first());
        Binding fourth = end(other, "accept", LmpChannel.class, endpoints.second());
        settle(third, fourth);

        for (Binding binding : new Binding[] {first, second, third, fourth}) {
            assertThat(binding.failure().orElseThrow())
                    .hasToString(DIFFERENT + ": the first message that differs is '" + message + "'");
        }
    }

    @Test
    void report_which_message_differs() throws ReflectiveOperationException {
        Generated old = version("message label(uint8 colour); rpc weigh(in uint32 id, out uint64 grams);");
        Generated now = version("message label(uint8 colour); rpc weigh(in uint32 id, out uint32 grams);");

        assertNamed(old, now, "weigh_response");
        assertNamed(now, old, "weigh_response");
    }

    @Test
    void report_a_message_with_more_parameters() throws ReflectiveOperationException {
        assertNamed(version("message a(); message b(); message c();"),
                version("message a(); message b(uint8 x); message c();"), "b");
    }

    @Test
    void find_it_among_many_messages() throws ReflectiveOperationException {
        String many = IntStream.range(0, 200).mapToObj(i -> "message m" + i + "(uint8 x);")
                .collect(Collectors.joining());

        assertNamed(version(many), version(many.replace("m130(uint8", "m130(int8")), "m130");
    }
}
