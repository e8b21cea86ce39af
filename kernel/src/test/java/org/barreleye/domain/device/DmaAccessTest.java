package org.barreleye.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.barreleye.boot.BootResult;
import org.barreleye.capops.interfaces.dma.DmaClient;
import org.barreleye.capops.interfaces.dma.DmaHandler;
import org.barreleye.capops.interfaces.dma.DmaInterface;
import org.barreleye.cpudriver.interrupt.DmaMachine;
import org.barreleye.domain.Domain;
import org.barreleye.domain.capability.WellKnown;
import org.barreleye.domain.memory.PinnedObject;
import org.barreleye.domain.memory.Placement;
import org.barreleye.domain.memory.RamSource;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.register.device.DmaRegister;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accesses of a DMA engine to memory that its driver names, on booted machines. */
class DmaAccessTest {
    private static final long NUMBER = 0x1122_3344_5566_7788L;

    private final PinnedObject memory = new PinnedObject(4096, RamSource.ANY_NODE);

    private static DmaClient started(Domain domain, int core, String name, CapabilityReference vector)
            throws CallFailed {
        domain.spawn(core, name, "");
        return started(domain, name, vector);
    }

    private static DmaClient started(Domain domain, String name, CapabilityReference vector) throws CallFailed {
        DmaClient driver = DmaInterface.client(
                domain.connect(name, channel -> DmaInterface.connect(channel, new DmaHandler() {})),
                domain.events());
        assertThat(driver.drive(CapabilityReference.at(DmaEngine.record(domain).registers().address()), vector))
                .isEqualTo(ErrorCode.NONE);
        return driver;
    }

    private static CapabilityReference vector(Domain domain) throws CallFailed {
        return CapabilityReference.at(DmaEngine.createVector(domain).address());
    }

    private Window map(Domain domain) {
        Window window = domain.addressSpace().map(memory, Placement.ANYWHERE).value()
                .window(domain.syscalls().memory());
        window.putLong(0, NUMBER);
        return window;
    }

    private FrameReference frame() {
        return memory.frame().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void to_memory_that_the_driver_was_never_allowed_get_a_fault_and_write_nothing(int core) {
        BootResult.on(DmaMachine.interrupting(core)).with(new DmaDriver("driver")).drivingDevices()
                .run(domain -> {
                    DmaClient driver = started(domain, core, "driver", vector(domain));
                    Window window = map(domain);
                    long base = frame().identify(domain.syscalls()).value().base();
                    assertThat(driver.transferBetween(driver.memory(), base).status())
                            .isEqualTo(DmaRegister.FAILED);
                    assertThat(window.getLong(0)).isEqualTo(NUMBER);
                }).requireSuccess();
    }

    /** The frame is of memory of the boot core, the driver on it and on others. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void to_memory_of_another_domain_get_a_fault_when_it_has_revoked_the_memory(int core) {
        BootResult.on(DmaMachine.interrupting(core)).with(new DmaDriver("driver")).drivingDevices()
                .run(domain -> {
                    DmaClient driver = started(domain, core, "driver", vector(domain));
                    Window window = map(domain);
                    CapabilityReference copy = CapabilityReference.at(domain.slots().take());
                    WellKnown.ROOT.copy(domain.syscalls(), frame().address(), copy.address()).value();
                    var allowed = driver.allow(copy);
                    assertThat(allowed.err()).isEqualTo(ErrorCode.NONE);
                    long own = driver.memory();
                    assertThat(driver.transferBetween(own, allowed.address()).status()).isEqualTo(DmaRegister.DONE);
                    assertThat(window.getLong(0)).as("what the driver had in its page").isZero();

                    window.putLong(0, NUMBER);
                    assertThat(domain.revoke(CapabilityReference.at(frame().address())).error())
                            .isEqualTo(KernelError.NONE);
                    assertThat(driver.transferBetween(own, allowed.address()).status())
                            .isEqualTo(DmaRegister.FAILED);
                    assertThat(window.getLong(0)).isEqualTo(NUMBER);
                }).requireSuccess();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void through_the_window_of_a_driver_that_was_killed_get_a_fault(int core) {
        BootResult.on(DmaMachine.interrupting(core))
                .with(new DmaDriver("driver"), new DmaDriver("next")).drivingDevices().run(domain -> {
                    CapabilityReference vector = vector(domain);
                    long process = domain.spawn(core, "driver", "");
                    DmaClient driver = started(domain, "driver", vector);
                    map(domain);
                    var allowed = driver.allow(CapabilityReference.at(frame().address()));
                    assertThat(allowed.err()).isEqualTo(ErrorCode.NONE);
                    assertThat(driver.transferBetween(allowed.address(), driver.memory()).status())
                            .isEqualTo(DmaRegister.DONE);
                    assertThat(domain.processes().kill(process)).isEqualTo(ErrorCode.NONE);

                    DmaClient next = started(domain, core, "next", vector);
                    assertThat(next.transferBetween(allowed.address(), next.memory()).status())
                            .as("the window was that of the driver before").isEqualTo(DmaRegister.FAILED);
                }).requireSuccess();
    }

    @Test
    void work_for_each_of_many_drivers_that_are_killed_one_after_the_other() {
        BootResult.on(DmaMachine.interrupting(1)).with(new DmaDriver("driver")).drivingDevices()
                .run(domain -> {
                    CapabilityReference vector = vector(domain);
                    for (int i = 0; i < 10; i++) { // more drivers than windows
                        long process = domain.spawn(1, "driver", "");
                        DmaClient driver = started(domain, "driver", vector);
                        assertThat(driver.transfer(NUMBER + i).copied()).isEqualTo(NUMBER + i);
                        assertThat(domain.processes().kill(process)).isEqualTo(ErrorCode.NONE);
                    }
                }).requireSuccess();
    }
}
