package org.barreleye.driver.nic;

import java.util.Optional;
import org.barreleye.kpi.register.RegisterWindow;
import org.barreleye.kpi.register.nic.NicRegister;
import org.barreleye.packet.MacAddress;

/** A look at a device that may be broken or gone: whether its registers hold what is written to them. */
final class SelfTest {
    // Addresses of rings, each with the bits that the other one lacks.
    private static final long FIRST_PATTERN = 0x5555_5555_5555_5550L;
    private static final long SECOND_PATTERN = 0x2aaa_aaaa_aaaa_aaa0L;
    private static final int MAC_BITS = 48;

    private SelfTest() {}

    /** Resets a device, and returns a sentence if it does not answer as a network interface does. */
    static Optional<String> problem(RegisterWindow<NicRegister> registers) {
        registers.write(NicRegister.RESET, 1);
        Optional<String> problem = holds(registers, FIRST_PATTERN).or(() -> holds(registers, SECOND_PATTERN))
                .or(() -> address(registers.read(NicRegister.MAC)));
        registers.write(NicRegister.RX_BASE, 0);
        return problem;
    }

    private static Optional<String> holds(RegisterWindow<NicRegister> registers, long pattern) {
        registers.write(NicRegister.RX_BASE, pattern);
        long found = registers.read(NicRegister.RX_BASE);
        return found == pattern ? Optional.empty() : Optional.of("its register RX_BASE holds 0x"
                + Long.toHexString(found) + " after 0x" + Long.toHexString(pattern) + " was written to it");
    }

    private static Optional<String> address(long mac) {
        return mac == 0 || mac >>> MAC_BITS != 0 || new MacAddress(mac).isGroup()
                ? Optional.of("its station address is 0x" + Long.toHexString(mac) + ", which no station has")
                : Optional.empty();
    }
}
