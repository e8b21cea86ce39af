package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.host.HostChannels;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The behaviour of a generated binding towards messages that no generated binding sends. */
class HostilePeerTest {
    private static final Generated HOSTILE = new Generated(Texts.folder("roundtrip", "hostile.if"));
    private static final long PROTOCOL = 0x4241_5252_4503L;
    private static final CapabilityReference THING = CapabilityReference.at(new CapabilityAddress(7));

    /** A binding under attack over slots. */
    private static final class Victim {
        private final LineChannel attacker;
        private final LmpChannel endpoint;
        private final RecordingChannel tap = new RecordingChannel();
        private final List<String> heard = new ArrayList<>();
        private final List<Failure> closed = new ArrayList<>();
        private final Binding binding;

        Victim(boolean overSlots) throws ReflectiveOperationException {
            Class<?> type = HOSTILE.ofInterface("Handler");
            Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::handle);
            HostChannels.UmpPair slots = HostChannels.ump();
            HostChannels.LmpPair endpoints = HostChannels.lmp();
            attacker = slots.first();
            endpoint = endpoints.first();
            Class<?> channel = overSlots ? LineChannel.class : LmpChannel.class;
            Method accept = HOSTILE.ofInterface("Interface").getMethod("accept", channel, type);
            binding = (Binding) Generated.call(null, accept,
                    overSlots ? tap.slots(slots.second()) : tap.endpoint(endpoints.second()), handler);
            long fingerprint = (long) HOSTILE.ofInterface("Interface").getField("FINGERPRINT_WORD").get(null);
            if (overSlots) {
                slot(1, 0, PROTOCOL, fingerprint);
            } else {
                frame(2, PROTOCOL << 16 | 1, fingerprint);
            }
            settle();
            assertThat(binding.isOpen()).isTrue();
        }

        private Object handle(Object proxy, Method method, Object[] given) {
            if (method.getName().equals("onClosed")) {
                closed.add((Failure) given[0]);
            } else if (!method.getName().equals("onBound")) {
                heard.add(method.getName());
            }
            return null;
        }

        void slot(int number, int token, long... words) {
            long[] all = java.util.Arrays.copyOf(words, 7);
            assertThat(attacker.send(number, token, all[0], all[1], all[2], all[3], all[4], all[5], all[6])).isTrue();
        }

        void frame(int count, long... words) {
            frame(count, PlanInterpreter.nothing(), words);
        }

        void frame(int count, CapabilityReference capability, long... words) {
            long[] all = java.util.Arrays.copyOf(words, 10);
            assertThat(endpoint.send(count, capability, false, all[0], all[1], all[2], all[3], all[4], all[5], all[6],
                    all[7], all[8], all[9])).isEqualTo(LmpChannel.Sent.SENT);
        }

        void capability() {
            attacker.capabilities().send(THING, true);
        }

        void settle() {
            for (int i = 0; i < 20; i++) {
                binding.poll();
            }
        }
    }

    private static DynamicTest attack(
            String name, boolean overSlots, int released, String sentence, Consumer<Victim> attack) {
        return DynamicTest.dynamicTest(name, () -> {
            Victim victim = new Victim(overSlots);

            attack.accept(victim);
            victim.settle();

            assertThat(victim.closed).hasSize(1);
            assertThat(victim.closed.get(0).kind()).isEqualTo(Failure.Kind.MALFORMED);
            assertThat(victim.closed.get(0).sentence()).contains(sentence);
            assertThat(victim.binding.failure()).contains(victim.closed.get(0));
            assertThat(victim.tap.released()).hasSize(released);
            assertThat(victim.heard).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> over_slots() {
        return Stream.of(
                attack("unknown number", true, 0, "has no message 500", it -> it.slot(500, 0)),
                attack("number of a collected message that is none", true, 0, "has no message 13",
                it -> it.slot(13, 0)),
                attack("enumerator that is none", true, 0, "paint.c is number 2", it -> it.slot(3, 0, 2)),
                attack("negative enumerator", true, 0, "paint.c is number -1", it -> it.slot(3, 0, 0xffff_ffffL)),
                attack("one-way message with a token", true, 0, "has a token", it -> it.slot(3, 9, 1)),
                attack("call without a token", true, 0, "has no token", it -> it.slot(9, 0, 1)),
                attack("call with an enumerator that is none", true, 0, "ask_call.c", it -> it.slot(9, 5, 77)),
                attack("reply to no call", true, 0, "belongs to no outstanding call",
                it -> it.slot(10, 1, 1)),
                attack("second bind", true, 0, "out of turn", it -> it.slot(1, 0, PROTOCOL, 1)),
                attack("string that is too long", true, 0, "announces 11 bytes where at most 10",
                it -> it.slot(4, 0, 11)),
                attack("string of a negative length", true, 0, "announces", it -> it.slot(4, 0, -1)),
                attack("string without its end", true, 0, "does not end with a NUL", it -> it.slot(4, 0, 2, 0x6161)),
                attack("string with an end inside", true, 0, "NUL before its end", it -> it.slot(4, 0, 3, 0x610000)),
                attack("string that is not UTF-8", true, 0, "is not UTF-8", it -> it.slot(4, 0, 2, 0xff00)),
                attack("truth value that is none", true, 0, "flags.f has a truth value of 2",
                it -> it.slot(5, 0, 1, 2)),
                attack("half an element", true, 0, "no whole number of elements", it -> it.slot(6, 0, 3, 0x010203)),
                attack("too many elements", true, 0, "announces 17 bytes", it -> it.slot(6, 0, 17, 1)),
                attack("element that is no enumerator", true, 0, "shades.s is number",
                        it -> it.slot(8, 0, 4, 0x02000000)),
                attack("message inside a message", true, 0, "begins inside message 'long_one'", it -> {
                    it.slot(11, 0, 1, 2, 3, 4, 5, 6, 7);
                    it.slot(3, 0, 1);
                }),
                attack("part of another message", true, 0, "begins inside", it -> {
                    it.slot(11, 0, 1, 2, 3, 4, 5, 6, 7);
                    it.slot(11, 1, 8);
                }),
                attack("bad enumerator with capabilities", true, 2, "mixed.b.shade", it -> {
                    it.capability();
                    it.capability();
                    it.slot(7, 0, 9);
                    it.slot(7, 0, 2, 0x6100);
                }),
                attack("bad string with capabilities", true, 2, "mixed.b.text", it -> {
                    it.capability();
                    it.capability();
                    it.slot(7, 0, 1);
                    it.slot(7, 0, 2, 0x6161);
                }),
                attack("bad message while a capability is on its way", true, 1, "begins inside", it -> {
                    it.capability();
                    it.slot(7, 0, 1);
                    it.slot(3, 0, 1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> over_endpoints() {
        return Stream.of(
                attack("unknown number", false, 0, "has no message 500", it -> it.frame(1, 500)),
                attack("nothing", false, 0, "has no number", it -> it.frame(0)),
                attack("too many words", false, 0, "has 3 words instead of 2", it -> it.frame(3, 3)),
                attack("too few words", false, 0, "has 1 words instead of 2", it -> it.frame(1, 3)),
                attack("surplus capability", false, 1, "carries none", it -> it.frame(2, THING, 3, 1)),
                attack("surplus capability with too few words", false, 1, "words instead of",
                it -> it.frame(1, THING, 3)),
                attack("enumerator that is none", false, 0, "paint.c is number 2", it -> it.frame(2, 3, 2)),
                attack("one-way message with a token", false, 0, "has a token", it -> it.frame(2, 3 | 9L << 16, 1)),
                attack("reply to no call", false, 0, "belongs to no outstanding call",
                        it -> it.frame(2, 10 | 1L << 16, 1)),
                attack("string in too many words", false, 0, "has a part of 3 words instead of 2", it -> {
                    it.frame(1, 4);
                    it.frame(3, 2, 0x6100);
                }),
                attack("bad string with capabilities", false, 2, "mixed.b.text", it -> {
                    it.frame(2, THING, 7, 1);
                    it.frame(2, 2, 0x6161);
                    it.frame(0, THING);
                }),
                attack("capability with a string", false, 2, "carries none", it -> {
                    it.frame(2, THING, 7, 1);
                    it.frame(2, THING, 2, 0x6100);
                }));
    }
}
