package org.barreleye.flounder.roundtrip;

import java.util.Random;
import org.barreleye.compiler.testing.Seeds;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interfaces made by chance compile and work like those of the suite. {@code -Dinterfaces=} tries more of them. */
@Timeout(600)
class RandomInterfacesTest {
    private static final int INTERFACES = Integer.getInteger("interfaces", 10);

    @Test
    void messages_of_any_interface_arrive() {
        Random random = Seeds.random("interfaces made by chance");
        for (int i = 0; i < INTERFACES; i++) {
            String text = new RandomInterfaces(random).next();
            try {
                Generated generated = new Generated(Texts.sources(text));
                for (Ends.Kind kind : Ends.Kind.values()) {
                    new MessageExchange(generated, kind, 1 + random.nextInt(9), random).run(5);
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("with this interface:\n" + text, e);
            }
        }
    }
}
