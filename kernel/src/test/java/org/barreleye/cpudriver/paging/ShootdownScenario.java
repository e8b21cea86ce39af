package org.barreleye.cpudriver.paging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.monitor.plan.BootPlan;
import org.barreleye.monitor.plan.CoreProperties;
import org.barreleye.monitor.plan.RestartRate;

/**
 * A bounded exploration of TLB shootdown.
 *
 * @param packages how the cores are spread
 * @param operations those of the two domains
 * @param isOnePage whether both are on one page, and not on one each
 * @param fault a planted mistake
 */
record ShootdownScenario(Packages packages, List<ShootdownOperation> operations, boolean isOnePage,
        ShootdownFault fault) {
    /** The packages of the cores. */
    enum Packages {
        /** All cores are in one: core 0 asks the other two. */
        ONE,
        /** Cores 1 and 2 are in another one: core 0 asks core 1, which asks core 2 and answers for both. */
        TWO;

        private int of(int core) {
            return this == TWO && core != ShootdownMachine.HOME ? 1 : 0;
        }
    }

    /** The plan of the machine: its cores. */
    BootPlan plan() {
        List<CoreProperties> cores = IntStream.range(0, ShootdownMachine.CORES)
                .mapToObj(core -> new CoreProperties(new CoreId(core), "x86", Integer.SIZE, Endianness.LITTLE, 1000,
                        "x86_32", packages.of(core), Optional.of("all"), false, true))
                .toList();
        return new BootPlan(cores, List.of(), 0, List.of(), List.of(), List.of(), List.of(), RestartRate.STANDARD, 0);
    }

    /** The scenario over the production code. */
    Scenario scenario() {
        return Scenario.of(toString(), List.of(new ShootdownMachine(this)),
                        List.of(new TableEntryRule(), new TranslationRule(), new EndRule()))
                .withVirtualChannels(ShootdownMessage.PARTIES * ShootdownMessage.PARTIES);
    }

    @Override
    public String toString() {
        return operations.get(0) + " beside " + operations.get(1) + (isOnePage ? ", one page" : ", a page each") + ", "
                + packages.name().toLowerCase(Locale.ROOT) + " package"
                + (packages == Packages.ONE ? "" : "s") + (fault == ShootdownFault.NONE ? "" : ", " + fault);
    }
}
