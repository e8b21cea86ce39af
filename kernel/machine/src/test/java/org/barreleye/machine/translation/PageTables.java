package org.barreleye.machine.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.Machine;
import org.barreleye.machine.Software;
import org.barreleye.machine.core.Core;

/** Tables of four levels for one page, and what tests do with them. */
final class PageTables {
    static final int PAGE = 1 << 12;
    static final long ROOT = 0x1_0000;
    static final int SPACE = 7;
    static final long RW_USER = 0b111;

    private PageTables() {}

    static void run(Machine machine, CoreId core, Consumer<Core> software) {
        machine.install(core, Software.once(software));
        machine.powerOn(core, 0);
        machine.run();
    }

    static void faults(PageFault.Reason reason, Runnable access) {
        assertThatThrownBy(access::run).isInstanceOfSatisfying(PageFault.class,
                fault -> assertThat(fault.reason()).isEqualTo(reason));
    }

    /** Four tables, one behind another from the root on, and an entry of the last. */
    static void map(Core core, long virtual, long entry) {
        for (int level = 3; level >= 0; level--) {
            long table = ROOT + (3 - level) * PAGE;
            long next = level == 0 ? entry : table + PAGE | RW_USER;
            core.store(table + (virtual >>> 12 + 9 * level & 511) * 8, 8, next, Endianness.LITTLE);
        }
    }

    static long kernel(Core core, long virtual) {
        return core.mmu().translate(virtual, Access.READ, Privilege.KERNEL);
    }
}
