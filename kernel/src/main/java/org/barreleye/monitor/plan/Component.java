package org.barreleye.monitor.plan;

import java.util.List;
import org.barreleye.kpi.types.CoreId;

/**
 * A program that is started when the machine boots.
 *
 * @param name what others call it when they need it
 * @param programNumber its number in the boot image
 * @param core where it runs
 * @param arguments what it is told: words, separated by blanks
 * @param needs the names of the components that must be ready before it is started
 * @param timeout how long it may take until it is ready, in nanoseconds
 * @param role what it is for
 */
public record Component(
        String name, int programNumber, CoreId core, String arguments, List<String> needs, long timeout, Role role) {
    /** How long a component may usually take: a second of the machine's time. */
    public static final long DEFAULT_TIMEOUT = 1_000_000_000L;

    /** What a component is for. */
    public enum Role {
        /** The service that knows all others by name; ready when it has exported. */
        NAMES,
        /** A service: ready when it has exported. */
        SERVICE,
        /** A program: ready when it runs. */
        PROGRAM,
        /**
         * A program that is started when all cores are up; ready when it runs. The machine is switched off with its
         * exit status when it ends.
         */
        MAIN
    }

    /** Keeps the list as it is. */
    public Component {
        needs = List.copyOf(needs);
    }

    /** Returns whether it is ready only when it has exported a service. */
    public boolean exports() {
        return role == Role.NAMES || role == Role.SERVICE;
    }
}
