package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.barreleye.flounder.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of fixed size allocate nothing, on neither side, once every object that is used again has been made. */
class AllocationTest {
    /** Every message of the driver has arrived, and every call was answered. */
    private static final long ALL = 1_111_111;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Generated STEADY =
            new Generated(Texts.folder("roundtrip", "steady.if"), Generated.driver("steady", "SteadyDriver"));

    private static LongSupplier driver(Ends.Kind kind) throws ReflectiveOperationException {
        Object driver = STEADY.load("SteadyDriver").getConstructor().newInstance();
        Ends ends = Ends.untapped(STEADY, kind, 64, driver, driver);
        ends.settle();
        Generated.call(driver, Generated.method(driver.getClass(), "begin", 2), ends.binding(0), ends.binding(1));
        return (LongSupplier) driver;
    }

    private static long allocated(LongSupplier driver, int rounds) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < rounds; i++) {
            if (driver.getAsLong() != ALL) {
                throw new AssertionError("something got lost in round " + i);
            }
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void sending_and_receiving_allocates_nothing(Ends.Kind kind) throws ReflectiveOperationException {
        LongSupplier driver = driver(kind);
        allocated(driver, 20_000);

        // The compiler of the machine may take memory in passing; what a message took would be taken every time.
        long least = Math.min(allocated(driver, 1_000), Math.min(allocated(driver, 1_000), allocated(driver, 1_000)));
        assertThat(least).isZero();
    }

    @Test
    void the_counter_counts() {
        LongSupplier wasteful = () -> ALL + new long[100].length - 100;

        assertThat(allocated(wasteful, 1_000)).isGreaterThan(800_000);
    }
}
