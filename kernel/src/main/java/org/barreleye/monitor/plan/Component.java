package org.barreleye.monitor.plan;

import java.util.List;
import org.barreleye.kpi.types.CoreId;

/**
 * A program that is started when the machine boots.
 *
 * @param name its name, by which other components need it
 * @param programNumber its number in the boot image
 * @param core the core that it runs on
 * @param arguments its arguments: words, separated by blanks
 * @param needs the names of the components that must be ready before it is started
 * @param timeout the longest time until it is ready, in nanoseconds
 * @param role its part in the boot
 */
public record Component(
        String name, int programNumber, CoreId core, String arguments, List<String> needs, long timeout, Role role) {
    /** The usual timeout of a component: a second of the machine's time. */
    public static final long DEFAULT_TIMEOUT = 1_000_000_000L;

    /** The parts that a component can have in the boot. */
    public enum Role {
        /** The service that knows all others by name; ready when it has exported. */
        NAMES,
        /** A service: ready when it has exported. */
        SERVICE,
        /** A program: ready when it runs. */
        PROGRAM,
        /**
         * A program that is started when all cores are up; ready when it runs. The machine is powered off with its
         * exit status when it ends.
         */
        MAIN
    }

    /** Keeps the list as it is. */
    public Component {
        needs = List.copyOf(needs);
    }

    /**
     * Returns whether it is started again when it ends. Services are: their clients bind to them again. Programs are
     * not: what they have done cannot be repeated in general.
     */
    public boolean isRestarted() {
        return exports();
    }

    /**
     * Returns whether the machine is powered off if it is not started again. Without the name service no program finds
     * another; the loss of any other service is an error of those that call it.
     */
    public boolean isEssential() {
        return role == Role.NAMES;
    }

    /** Returns whether it is ready only when it has exported a service. */
    public boolean exports() {
        return role == Role.NAMES || role == Role.SERVICE;
    }
}
