package org.barreleye.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of effects of faults, by the lines that the CPU drivers, monitors and services print of them. */
enum Effect {
    /** A core that does not answer any more. */
    CORE_LOST("core lost", "monitor: core \\d+ does not answer, .*"),
    /** A core that has not joined in time. */
    CORE_LATE("core late", "monitor: core \\d+ (is late: .*|has joined late)"),
    /** A core that a monitor cannot start. */
    CORE_NOT_STARTED("core not started", "monitor: cannot start core .*"),
    /** The boot core. */
    BOOT_CORE_LOST("boot core lost", "watchdog: .*"),
    /** The machine has not booted. */
    NOT_BOOTED("not booted", "monitor: (the machine does not boot: .*|'.*' cannot be started.*)"),
    /** A service or a driver that is given up. */
    GIVEN_UP("given up", ".* is given up.*|monitor: the machine is powered off: .*"),
    /** A service that is started again. */
    RESTARTED("service restarted", "monitor: '.*' has .* and is restarted"),
    /** A driver that has ended and is started again. */
    DRIVER_RESTARTED("driver restarted", ".*: its driver has .*"),
    /** A domain that has failed or was ended by the kernel. */
    DOMAIN_ENDED("domain ended", "\\S+ (failed|was ended): .*"),
    /** Anything else that did not succeed. */
    REPORTED("reported", ".*(cannot|could not|refuse|there is no |is gone|is down).*");

    private final String label;
    private final Pattern pattern;

    Effect(String label, String pattern) {
        this.label = label;
        this.pattern = Pattern.compile(pattern);
    }

    /** The word for it in a report. */
    String label() {
        return label;
    }

    /** The kind of the effect that a line of the console tells of, if it does. */
    static Optional<Effect> of(String line) {
        for (Effect effect : values()) {
            if (effect.pattern.matcher(line).matches()) {
                return Optional.of(effect);
            }
        }
        return Optional.empty();
    }
}
