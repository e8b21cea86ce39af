package org.barreleye.domain;

import org.barreleye.cpudriver.CpuDriver;

/** A violation: user code that depends on the CPU driver. */
final class SeesTheKernel {
    int number() {
        return CpuDriver.MONITOR + CpuDriver.class.getModifiers();
    }
}
