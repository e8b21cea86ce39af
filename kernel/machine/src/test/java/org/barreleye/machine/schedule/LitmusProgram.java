package org.barreleye.machine.schedule;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.kpi.types.Endianness;
import org.barreleye.machine.core.Core;
import org.barreleye.machine.core.CoreDirective;
import org.barreleye.machine.core.CoreEvent;
import org.barreleye.machine.core.Reactor;
import org.barreleye.machine.ordering.Barrier;

/**
 * A few accesses, one a step, written {@code "x=1 fence y"}: a store, a barrier ({@code fence}, {@code loads},
 * {@code stores}), a load. Loads every variable once when it starts, so that its cache holds them.
 */
final class LitmusProgram implements Reactor {
    private static final String VARIABLES = "xy";

    private final List<String> accesses;
    private final List<Long> loaded = new ArrayList<>();
    private int next = -1;

    LitmusProgram(String text) {
        accesses = List.of(text.split(" "));
    }

    /** The address of a variable: each has a line of its own. */
    static long address(char variable) {
        return 0x1000 + 64L * VARIABLES.indexOf(variable);
    }

    /** The values that it has loaded so far, one digit a load. */
    String loaded() {
        StringBuilder digits = new StringBuilder();
        loaded.forEach(digits::append);
        return digits.toString();
    }

    boolean isWarm() {
        return next == 0;
    }

    @Override
    public CoreDirective step(Core core, CoreEvent event) {
        if (next < 0) {
            VARIABLES.chars().forEach(variable -> load(core, (char) variable));
        } else {
            access(core, accesses.get(next));
        }
        next++;
        return next < accesses.size() ? CoreDirective.AGAIN : CoreDirective.HALT;
    }

    private void access(Core core, String access) {
        switch (access) {
            case "fence" -> core.barrier(Barrier.ALL);
            case "loads" -> core.barrier(Barrier.LOADS);
            case "stores" -> core.barrier(Barrier.STORES);
            default -> {
                if (access.length() == 1) {
                    loaded.add(load(core, access.charAt(0)));
                } else {
                    core.store(address(access.charAt(0)), 8, access.charAt(2) - '0', Endianness.LITTLE);
                }
            }
        }
    }

    private static long load(Core core, char variable) {
        return core.load(address(variable), 8, Endianness.LITTLE);
    }

    @Override
    public String toString() {
        return next + ":" + loaded();
    }
}
