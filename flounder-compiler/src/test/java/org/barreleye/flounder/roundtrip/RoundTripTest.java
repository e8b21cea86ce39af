package org.barreleye.flounder.roundtrip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message arrives as it was sent, on every transport, in both directions, and its frames are what the plan says.
 */
@Timeout(120)
class RoundTripTest {
    private static final int ROUNDS = 12;
    private static final Map<String, Generated> GENERATED = new LinkedHashMap<>();

    static Stream<Arguments> everywhere() {
        List<String> interfaces = new ArrayList<>(Texts.SUITE);
        interfaces.add("superset");
        return interfaces.stream().flatMap(name -> Stream.of(Ends.Kind.values()).flatMap(kind ->
                Stream.of(1, 2, 64).map(slots -> Arguments.of(name, kind, slots))));
    }

    private static Generated generated(String name) {
        return GENERATED.computeIfAbsent(name, key ->
                new Generated(key.equals("superset") ? Texts.folder("roundtrip", "superset.if") : Texts.suite(key)));
    }

    @ParameterizedTest(name = "{0} over {1} with {2} in flight")
    @MethodSource("everywhere")
    void arrives(String name, Ends.Kind kind, int slots) {
        new MessageExchange(generated(name), kind, slots, Seeds.random(name + " over " + kind)).run(ROUNDS);
    }
}
