package org.barreleye.confinement;

import org.barreleye.cpudriver.CpuDriver;

/** A violation: generated code that cannot do without this kernel. */
final class SeesTheCpuDriver {
    CpuDriver same(CpuDriver driver) {
        return driver;
    }
}
